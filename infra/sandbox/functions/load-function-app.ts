import Module, { createRequire } from 'node:module';

type Hook = (context: Record<string, unknown>) => unknown;

export interface RegisteredFunction {
  name: string;
  bindings: Record<string, Record<string, unknown>>;
  retryOptions?: unknown;
}

interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], handler: unknown): Promise<unknown>;
}

interface ProgrammingModel {
  name: string;
  version: string;
  getInvocationModel(context: Record<string, unknown>): InvocationModel;
}

export interface LoadedApp {
  functions: RegisteredFunction[];
  model: string;
  hooks: string[];
  /** Of our own code: from the entry to the last thing that the start waits for. */
  coldStartMs: number;
  /** Calls a function as the host does: typed data in, through the library's own conversion. */
  invoke(
    name: string,
    input: { data: Record<string, unknown>; triggerMetadata: Record<string, unknown> },
  ): Promise<void>;
  end(): Promise<void>;
}

class Disposable {
  dispose(): void {
    // Nothing is ever taken back.
  }
}

/**
 * Loads a function app as the Node worker of Azure does: it gives `@azure/functions-core` to whoever asks, then runs
 * the entry and the hooks of the start.
 */
export async function loadFunctionApp(entry: string): Promise<LoadedApp> {
  const functions = new Map<string, { metadata: RegisteredFunction; handler: unknown }>();
  const hooks = new Map<string, Hook[]>();
  let model: ProgrammingModel | undefined;
  const core = {
    version: '4.1000.0',
    hostVersion: '4.1000.0',
    Disposable,
    setProgrammingModel: (given: ProgrammingModel) => {
      model = given;
    },
    getProgrammingModel: () => model,
    registerFunction: (metadata: RegisteredFunction, handler: unknown) => {
      functions.set(metadata.name, { metadata, handler });
      return new Disposable();
    },
    registerHook: (name: string, hook: Hook) => {
      hooks.set(name, [...(hooks.get(name) ?? []), hook]);
      return new Disposable();
    },
    log: () => undefined,
  };
  const original = Module.prototype.require;
  Module.prototype.require = function require(this: Module, id: string) {
    return id === '@azure/functions-core' ? core : original.call(this, id);
  } as typeof original;

  const run = async (name: string) => {
    for (const hook of hooks.get(name) ?? []) await hook({ hookData: {}, appHookData: {} });
  };
  const startedAt = performance.now();
  createRequire(import.meta.url)(entry);
  await run('appStart');
  const coldStartMs = performance.now() - startedAt;

  return {
    functions: [...functions.values()].map(({ metadata }) => metadata),
    model: `${model?.name} ${model?.version.split('.')[0]}`,
    hooks: [...hooks.keys()],
    coldStartMs,
    async invoke(name, { data, triggerMetadata }) {
      const { metadata, handler } = functions.get(name) ?? {};
      const trigger = Object.keys(metadata?.bindings ?? {})[0];
      const invocation = model?.getInvocationModel({
        invocationId: 'invocation-1',
        metadata,
        state: undefined,
        log: () => undefined,
        request: {
          inputData: [{ name: trigger, data }],
          triggerMetadata: Object.fromEntries(
            Object.entries(triggerMetadata).map(([key, value]) => [
              key,
              typeof value === 'string' ? { string: value } : { json: JSON.stringify(value) },
            ]),
          ),
        },
      });
      if (!invocation) throw new TypeError(`There is no function ${name}.`);
      const { context, inputs } = await invocation.getArguments();
      await invocation.invokeFunction(context, inputs, handler);
    },
    end: () => run('appTerminate'),
  };
}
