/** What is used of WebAssembly; Node.js has it, and its types come with browsers only. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
    static exports(module: Module): readonly { readonly name: string }[];
  }
  type Imports = Readonly<Record<string, unknown>>;
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: unknown;
  }
  /** Compiles on other threads. */
  function compile(bytes: Uint8Array): Promise<Module>;
}
