/** The embedded database's file system: Node's, with an fsync that reaches the disk. PGlite's own has none. */
import { fdatasyncSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface Module {
  readonly NODEFS?: { readonly stream_ops: object };
}

export class DurableFS extends NodeFS {
  /** How often it was asked to reach the disk: the self-test at start looks at it. */
  syncs = 0;

  override async init(pg: never, opts: never) {
    const made = await super.init(pg, opts);
    const { emscriptenOpts } = made as { emscriptenOpts: { preRun?: unknown[] } };
    const preRun = (module: Module) => {
      const nodefs = module.NODEFS;
      if (!nodefs) throw new Error("PGlite has no NODEFS to make durable");
      const fsync = (stream: { nfd: number }) => {
        this.syncs++;
        fdatasyncSync(stream.nfd);
        return 0;
      };
      Object.assign(nodefs.stream_ops, { fsync });
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } } as never;
  }
}
