/** Someone who can be picked in a card. */
export interface PersonChoice {
  id: string;
  name: string;
}
