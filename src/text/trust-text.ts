import { requirementTexts } from './condition-text';
import { Requirement } from '../policy/requirement';

/** The part of a trust policy statement that words describe. */
export interface TrustWording {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notAction?: true;
  readonly principals: readonly { readonly type: string; readonly value: string }[];
  readonly notPrincipal: boolean;
  readonly requirements: readonly Requirement[];
}

/** Actions that are not mentioned, because every trust policy is about assuming the role. */
const USUAL = /^sts:assumerole(withsaml|withwebidentity)?$/i;

/**
 * Describes who may assume a role, by what, and under which conditions: `everybody if
 * aws:PrincipalOrgID is o-1`.
 */
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

/** Describes who is trusted: names, `everybody`, or `everybody but` names. */
export function trustedText({
  principals,
  notPrincipal,
}: Pick<TrustWording, 'principals' | 'notPrincipal'>): string {
  const names = principals.map(({ value }) => (value === '*' ? 'everybody' : value));
  return notPrincipal ? `everybody but ${names.join(' and ')}` : names.join(', ');
}
