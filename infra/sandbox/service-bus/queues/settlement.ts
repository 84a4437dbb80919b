/** Application properties that a receiver adds when it lets go of a message. */
export type Properties = Readonly<Record<string, unknown>>;

/** How a receiver ends its hold on a message. */
export type Settlement =
  | { readonly type: 'complete' }
  | { readonly type: 'abandon'; readonly properties?: Properties | undefined }
  | { readonly type: 'defer'; readonly properties?: Properties | undefined }
  | {
      readonly type: 'dead-letter';
      readonly properties?: Properties | undefined;
      readonly reason?: string | undefined;
      readonly description?: string | undefined;
    };
