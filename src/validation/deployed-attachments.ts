import { DefaultValues } from './default-values';
import { policiesByArn } from './policies-by-arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Place, policiesOf, Policy, Principal, World } from '../policy/model';

/** Returns the managed policies of a principal that the defaults of parameters name. */
export const attachmentsAsDeployed =
  (world: World, file: string, { textsFor }: DefaultValues) =>
  (one: Attachment): readonly Attachment[] => {
    if (one.policy || one.isPossible) return [one];
    const texts = textsFor(one.arn);
    if (texts.length === 1 && texts[0] === one.arn) return [one];
    return texts.map((arn) => ({ ...one, arn, ...policyOf(arn, file, world) }));
  };

function policyOf(
  arn: PolicyText,
  file: string,
  world: World,
): { readonly policy: Policy } | undefined {
  const [only, ...others] = policiesByArn(arn, file, world);
  return only && others.length === 0 ? { policy: only.policy } : undefined;
}

/**
 * Returns the parameters that name the managed policies of a principal, by place. All statements
 * depend on those of the boundary.
 */
export function attachedByDefault(
  principal: Principal,
  { parametersIn }: DefaultValues,
): readonly { readonly place: Place; readonly parameter: string }[] {
  const { attached, boundary, place } = principal;
  const at = (one: Attachment, places: readonly Place[]) =>
    (one.policy ? [] : parametersIn(one.arn)).flatMap((parameter) =>
      [one.place, place, ...places].map((where) => ({ place: where, parameter })),
    );
  const statements = policiesOf(principal).flatMap((policy) => policy.statements);
  return [
    ...attached.flatMap((one) => at(one, [])),
    ...(boundary
      ? at(
          boundary,
          statements.map((one) => one.place),
        )
      : []),
  ];
}
