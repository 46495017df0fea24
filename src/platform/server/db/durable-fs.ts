/** The embedded database's file system: Node's, with an fsync that reaches the disk. PGlite's own has none. */
import { fdatasyncSync, statfsSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

interface Module {
  readonly NODEFS?: { readonly stream_ops: object };
}

/** sysexits(3): the program ended because of an internal fault. */
const PANIC_STATUS = 70;

/**
 * PostgreSQL gives up (a PANIC: its log could not be written) by ending its process, which here is ours. PGlite would call it again and
 * again without end. What was committed is on the disk, and the next start recovers it.
 */
function panic(why: unknown): never {
  process.stderr.write(
    `the embedded database gave up: ${why}. What was committed is kept; start again once there is room on the disk.\n`,
  );
  process.exit(PANIC_STATUS);
}

export class DurableFS extends NodeFS {
  /** How often it was asked to reach the disk: the self-test at start looks at it. */
  syncs = 0;
  private readonly dir: string;

  constructor(dir: string) {
    super(dir);
    this.dir = dir;
  }

  freeBytes(): bigint {
    const { bavail, bsize } = statfsSync(this.dir, { bigint: true });
    return bavail * bsize;
  }

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
    return {
      emscriptenOpts: { ...emscriptenOpts, onAbort: panic, preRun: [...(emscriptenOpts.preRun ?? []), preRun] },
    } as never;
  }
}
