import { Finding } from '../policy/finding';
import { acknowledgedName, acknowledgementId } from '../text/finding-name';
import { finding, FINDINGS, isFindingId } from '../text/findings';
import { similarNames } from '../text/similar-names';

/** Returns findings about acknowledgements of ours whose id belongs to no finding. */
export const unknownFindingIds = (acknowledged: readonly string[]): Finding[] =>
  [...new Set(acknowledged)].flatMap((given) => {
    const id = acknowledgedName(given)?.replace(/\[.*$/s, '');
    return id === undefined || isFindingId(id) ? [] : [unknownFindingId(id)];
  });

function unknownFindingId(id: string): Finding {
  const [similar] = similarNames(id, Object.keys(FINDINGS), 1);
  return finding('unknown-finding-id', {
    subject: id,
    what: `the acknowledgement of ${acknowledgementId(id)} matches no finding`,
    ...(similar && { instead: `Did you mean ${acknowledgementId(similar)}?` }),
  });
}
