import { Option, UsageError } from './arguments';
import { shortened } from '../src/policy/shorten-list';
import { AccessReport, ReportedPrincipal } from '../src/report/model';
import { principalsNamed } from '../src/report/named-principals';
import { counted } from '../src/text/counted';

export const WHO: Option = {
  name: 'who',
  takes: 'NAME',
  what:
    'Only who has this name: as the report has it, or the end of it, the logical id, the name in ' +
    'IAM, or the ARN; * is any text',
};

/** The maximum number of names in an error. */
const NAMED = 8;

/**
 * Returns the principals with a name.
 *
 * @throws when there are none
 */
export function principalsAsked(report: AccessReport, who: string): readonly ReportedPrincipal[] {
  const { principals, containing, similar } = principalsNamed(report, who);
  if (principals.length > 0) return principals;
  throw new UsageError(`nobody has the name '${who}'`, insteadOf(report, who, containing, similar));
}

function insteadOf(
  { principals }: AccessReport,
  who: string,
  containing: readonly string[],
  similar: readonly string[],
): string {
  if (who.includes('*') || (containing.length === 0 && similar.length === 0))
    return `Names: ${shortened(
      principals.map(({ id }) => id),
      NAMED,
    )}`;
  if (containing.length === 0) return `Did you mean ${shortened(similar, NAMED)}?`;
  const contain = counted(containing.length, 'name contains', 'names contain');
  return `${contain} it: ${shortened(containing, NAMED)}. For all of them: --who '*${who}*'`;
}
