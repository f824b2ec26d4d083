import { trustFacts } from '../catalogue/trust';
import {
  leadingDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';
import { isPattern } from '../policy/pattern';

/**
 * Returns whether a subject names its owner, `repo:acme/*`; undefined where the form of subjects is
 * not known. `repo:acme*` is also the repositories of acme-other.
 */
export function namesOwner(value: PolicyText, providers: readonly string[]): boolean | undefined {
  if (leadingDeployTimeValue(value) !== undefined) return true;
  const text = mapDeployTimeValues(value, () => 'x');
  const { subjects } = trustFacts();
  const own = subjects.filter((form) => providers.some((one) => isOf(form, one)));
  const forms = own.length > 0 ? own : subjects.filter((form) => isOfEverybody(form, text));
  if (forms.length === 0) return undefined;
  return forms.some((form) => isOwned(text, form));
}

type SubjectForm = ReturnType<typeof trustFacts>['subjects'][number];

/** Returns whether subjects of a provider have a form. The address of a cluster begins with that of all. */
const isOf = ({ provider }: SubjectForm, name: string): boolean =>
  provider.endsWith('.') ? name.startsWith(provider) : name === provider;

/** Returns whether a subject has the form of clusters, which have addresses of their own. */
const isOfEverybody = ({ provider, before }: SubjectForm, value: PolicyText): boolean => {
  const [known] = value.split(/[*?]/);
  const isBeginning = isPattern(value) && known !== '' && before.startsWith(known);
  return provider.endsWith('.') && (value.startsWith(before) || isBeginning);
};

/** A claim may stand behind others: providers write no colon in the value of one. */
function isOwned(value: PolicyText, { before, after }: SubjectForm): boolean {
  const [, ...behind] = `:${value}`.split(`:${before}`);
  if (behind.length === 0) return false;
  const [rest] = behind;
  const ends = [...after].map((one) => rest.indexOf(one)).filter((at) => at >= 0);
  const owner = rest.slice(0, ends.length > 0 ? Math.min(...ends) : rest.length);
  return owner !== '' && !/[*?]/.test(owner);
}
