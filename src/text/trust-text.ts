import { requirementTexts } from './condition-text';
import { Requirement } from '../policy/requirement';

/** A statement of a trust policy, as far as words are made of it. */
export interface TrustWording {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notAction?: true;
  readonly principals: readonly { readonly type: string; readonly value: string }[];
  readonly notPrincipal: boolean;
  readonly requirements: readonly Requirement[];
}

/** Actions that are not said: taking the role is what a trust policy is about. */
const USUAL = /^sts:assumerole(withsaml|withwebidentity)?$/i;

/** Who may take a role, by what and under which conditions: `everybody if aws:PrincipalOrgID is o-1`. */
export function trustText(trust: TrustWording): string {
  const { effect, actions, requirements } = trust;
  const isUsual = !trust.notAction && actions.every((action) => USUAL.test(action));
  const by = trust.notAction ? 'everything but ' : '';
  return [
    effect === 'Deny' ? 'never ' : '',
    trustedText(trust),
    isUsual ? '' : ` by ${by}${actions.join(', ')}`,
    requirements.length > 0 ? ` if ${requirementTexts(requirements).join(' and ')}` : '',
  ].join('');
}

/** Who is trusted: names, `everybody`, or `everybody but` names. */
export function trustedText({
  principals,
  notPrincipal,
}: Pick<TrustWording, 'principals' | 'notPrincipal'>): string {
  const names = principals.map(({ value }) => (value === '*' ? 'everybody' : value));
  return notPrincipal ? `everybody but ${names.join(' and ')}` : names.join(', ');
}
