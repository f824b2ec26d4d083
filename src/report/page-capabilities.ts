import { CapabilityHeading } from './capability-model';
import { indirectlyAble } from './indirect-holders';
import { AccessReport } from './model';
import { indirectText } from '../text/indirect-text';

/** Who can do something by acting as a role that can. */
export interface PageIndirectHolder {
  /** The id of the principal. */
  readonly principal: string;
  /** The id of the role that can do it. */
  readonly role: string;
  /** How the principal acts as it, in words. */
  readonly way: string;
}

/** A capability with who has it by acting as a role. */
export interface PageCapabilityHeading extends CapabilityHeading {
  readonly indirect: readonly PageIndirectHolder[];
}

/** Returns the capabilities of a report, each with who has it by acting as a role. */
export function pageCapabilities({
  principals,
  capabilities,
}: AccessReport): readonly PageCapabilityHeading[] {
  const asked = principals.filter(({ madeByAws }) => !madeByAws);
  return capabilities.map((capability) => {
    const indirect = indirectlyAble(capability, asked, principals).map((holder) => ({
      principal: holder.name,
      role: holder.through[holder.through.length - 1],
      way: indirectText(holder),
    }));
    return { ...capability, indirect };
  });
}
