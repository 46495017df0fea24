/** What stands under the lines: the entries, the chain, the progress, what happened. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { previewKey } from "../data/keys.ts";
import { useMay } from "../data/provider.tsx";
import { refusalOf } from "../data/refusal.ts";
import { offeredVerbs } from "../parts/action-bar.tsx";
import { AttachmentsCard } from "../parts/attachments-card.tsx";
import { ChainCard } from "../parts/chain-card.tsx";
import { PostingPreview } from "../parts/posting-preview.tsx";
import { ProgressCard, totalProgress } from "../parts/progress-card.tsx";
import { TimelineCard } from "../parts/timeline-card.tsx";
import type { DocumentView } from "./document-page.tsx";

export function DocumentAside({ view }: { view: DocumentView }) {
  const { options, open, texts } = view;
  const { base } = open;
  const isRecord = options.definition.numberPrefix === null;
  const may = useMay();
  return (
    <div className="three">
      <div className="stack">
        <Entries view={view} />
        {options.aside?.(base, open.form)}
      </div>
      <div className="stack">
        {base && !(isRecord && base.chain.length === 0) && (
          <ChainCard chain={base.chain} self={base.document["number"] ?? texts.title} />
        )}
        {base && options.related?.(base)}
        {base && (
          <AttachmentsCard
            subject={options.definition.name}
            id={base.document["id"]}
            mayEdit={may(`${options.definition.module}.${options.definition.name}.edit`)}
          />
        )}
      </div>
      <div className="stack">
        {base && <ProgressCard progress={totalProgress(base.progress)} texts={texts} />}
        {base && (
          <TimelineCard timeline={base.timeline} definition={options.definition} refs={base.refs} texts={texts} />
        )}
      </div>
    </div>
  );
}

function Entries({ view }: { view: DocumentView }) {
  const { options, open, id, state } = view;
  const { definition, api } = options;
  const { lifecycle } = definition;
  const may = useMay();
  const posted = open.base?.postings ?? [];
  const verb = offeredVerbs(definition, state, may).find((it) => lifecycle.verbs[it]?.posts);
  const version = open.form.version;
  const isSaved =
    posted.length === 0 && id !== undefined && verb !== undefined && version !== null && !open.form.isDirty;
  const isAsked = useSettled(isSaved);
  const preview = useQuery({
    queryKey: previewKey(definition.name, id ?? "", version ?? 0, verb ?? ""),
    queryFn: () => api.preview({ id: id ?? "", verb: verb ?? "", version: version ?? 0, acknowledge: [] }),
    enabled: isAsked,
    retry: false,
  });
  if (posted.length > 0) return <PostingPreview postings={posted} refs={open.base?.refs ?? {}} isPosted />;
  if (!verb) return null;
  const refs = { ...open.base?.refs, ...preview.data?.refs };
  const shown = preview.data && !open.form.isDirty ? preview.data.postings : [];
  return (
    <PostingPreview
      postings={shown}
      refs={refs}
      isPosted={false}
      isLoading={isSaved && preview.isPending}
      issues={refusalOf(preview.error)?.issues ?? []}
    />
  );
}

/** True once it has been true for a moment: a save in a row of saves asks once. */
function useSettled(isTrue: boolean): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(isTrue), isTrue ? 250 : 0);
    return () => clearTimeout(timer);
  }, [isTrue]);
  return isTrue && isSettled;
}
