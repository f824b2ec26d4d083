import { CapabilityHeading } from './capability-model';
import { indirectlyAble } from './indirect-holders';
import { AccessReport } from './model';
import { MORE_ACCESS } from './more-access';
import { indirectText } from '../text/indirect-text';

/** Who can do something by acting as a role that can. */
export interface PageIndirectHolder {
  /** The id of the principal. */
  readonly principal: string;
  /** The id of the role that can do it; its own id when it gives itself the permission. */
  readonly role: string;
  /** The capability by which the role can do it: the same, or that it takes any permission. */
  readonly holds: string;
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
      role: holder.through[holder.through.length - 1] ?? holder.name,
      holds: holder.takesBy === undefined ? capability.id : MORE_ACCESS,
      way: indirectText(holder),
    }));
    return { ...capability, indirect };
  });
}
