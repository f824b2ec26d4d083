import { AccessReport, ReportedPrincipal, ReportedReach } from './model';
import { isOn, reachIsOn } from './on-resource';
import { parseArn } from '../policy/arn';
import { Definition, displayNames } from '../policy/deploy-time-definition';
import { similarNames } from '../text/similar-names';

const INSTANCE_TYPE = 'AWS::Connect::Instance';

/**
 * A resource that somebody asks about: by an ARN, a part of one, an id, or the name of a resource of
 * a template, such as `Stack/Instance`.
 */
export class AskedPlace {
  /** Whether it is a resource of a template, whose ARN only deployment knows. */
  private readonly isOfTemplate: boolean;
  /** The account of the resource. Absent when the files do not tell. */
  private readonly account: string | undefined;
  /** Whether a statement names it. Otherwise only patterns, and what deployment knows, may include it. */
  readonly isNamed: boolean;

  constructor(
    private readonly report: Pick<AccessReport, 'principals' | 'definitions'>,
    private readonly on: string,
  ) {
    const named = report.principals.map((principal) => this.namedBy(principal));
    this.isNamed = named.some(({ isOwn, written }) => isOwn || written.length > 0);
    const accounts = new Set([
      ...accountIn(on),
      ...named.flatMap(({ written }) => written.flatMap(accountIn)),
      ...report.principals.flatMap(({ account }, i) =>
        named[i].isOwn && account !== undefined ? [account] : [],
      ),
    ]);
    this.account = accounts.size === 1 ? [...accounts][0] : undefined;
    this.isOfTemplate = named.some(({ isOwn, written }) => isOwn || written.some(isReference));
  }

  /** As it was asked for. */
  get name(): string {
    return this.on;
  }

  /** Whether it is an ARN, or an id that a resource may have which no statement names. */
  public get isIdentifier(): boolean {
    return /^arn:|^\d{12}$|^[a-z]{2}(?:-[a-z]+)+-\d+$|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-/.test(
      this.on,
    );
  }

  /** Returns the names in statements that look similar. */
  public similar(): readonly string[] {
    const names = this.report.principals.flatMap((principal) =>
      principal.statements
        .flatMap(({ resources }) => resources)
        .flatMap((place) => this.namesOf(place, principal).flatMap(partsOf)),
    );
    return similarNames(this.on, [...new Set(names)], 3);
  }

  /** Returns whether access of a principal to some places may include the resource. */
  isIn(places: readonly string[], principal: ReportedPrincipal): boolean {
    if (places.length === 0) return !this.isElsewhere(principal);
    return places.some(
      (place) =>
        this.names(place, principal) ||
        (!this.isElsewhere(principal) &&
          (this.isOfTemplate
            ? isWide(place)
            : isOn([place], this.on) && !this.isOfSomeTemplate(place))),
    );
  }

  /** Returns whether a statement of a principal may allow something on the resource. */
  isReached(reach: ReportedReach, principal: ReportedPrincipal): boolean {
    if (!reach.notResource) return this.isIn(reach.resources, principal);
    return !this.isElsewhere(principal) && (this.isOfTemplate || reachIsOn(reach, this.on));
  }

  /**
   * Returns whether a place that does not include the instance of the question may still be part of
   * it. The ARNs of campaigns and buckets do not name their instance. The instance of a template may
   * have any id.
   */
  mayBelong(place: string, principal: ReportedPrincipal): boolean {
    if (!this.isInstance || this.isIn([place], principal) || this.isElsewhere(principal))
      return false;
    const [account] = accountIn(place);
    const [region, ours] = [place, this.on].map((one) => regionIn(one));
    if (isOther(account, this.account) || isOther(region, ours)) return false;
    if (/:instance\/[^*?$]/.test(place)) return this.isOfTemplate;
    if (!this.isOfTemplate && this.isOfSomeTemplate(place)) return true;
    return !this.instances.some(
      ({ file, name }) => file === principal.file && displayNames(place).includes(name),
    );
  }

  /** Returns whether an id of an instance cannot be the one of this. That of a template may be any. */
  isAnother(id: string): boolean {
    return !this.isOfTemplate && INSTANCE_ID.test(id) && !this.on.endsWith(id);
  }

  /** Returns whether a place is of the instance of some template, whose id only deployment knows. */
  private isOfSomeTemplate(place: string): boolean {
    if (!isReference(place) || !this.isInstance) return false;
    const [first = ''] = displayNames(place);
    return this.instances.some(({ name }) => first === name || first.startsWith(`${name}.`));
  }

  /** Whether it is an instance. */
  private get isInstance(): boolean {
    if (/^arn:/.test(this.on)) return /:instance\/[^/]+$/.test(this.on);
    if (this.isIdentifier) return /^[0-9a-f]{8}-/.test(this.on);
    return this.instances.some(({ file, name }) =>
      this.report.principals.some((one) => one.file === file && this.names(`\${${name}}`, one)),
    );
  }

  private get instances(): readonly Definition[] {
    return this.report.definitions.filter(
      (one) => one.kind === 'resource' && one.type === INSTANCE_TYPE,
    );
  }

  /** Returns whether everything in the account of a principal does not include the resource. */
  private isElsewhere({ account, kind }: ReportedPrincipal): boolean {
    // People get a permission set in any account.
    return (
      kind !== 'permission set' &&
      account !== undefined &&
      this.account !== undefined &&
      account !== this.account
    );
  }

  private names(place: string, principal: ReportedPrincipal): boolean {
    return this.namesOf(place, principal).some((one) => one.includes(this.on));
  }

  private namedBy(principal: ReportedPrincipal) {
    const resources = principal.statements.flatMap((statement) => statement.resources);
    const named = resources.filter((one) => this.names(one, principal));
    const written = named.filter((one) => one.includes(this.on));
    return { written, isOwn: named.length > written.length };
  }

  /**
   * Returns a place as it is written, and as other stacks name it. A template has the short name of
   * its own resources; the names in other templates begin with the stack, or with the file.
   */
  private namesOf(place: string, { file, constructPath = '' }: ReportedPrincipal) {
    const isOwn = this.report.definitions.some(
      (one) => one.kind === 'resource' && one.file === file && place.startsWith(`\${${one.name}}`),
    );
    if (!isOwn) return [place];
    const ids = constructPath.split('/').slice(0, -1);
    const stacks = [file, ...ids.map((_, i) => ids.slice(0, i + 1).join('/'))];
    return [place, ...stacks.map((stack) => place.replace('${', () => `\${${stack}/`))];
  }
}

/** Returns the names by which people may ask for a resource: `Stack/Instance`, an ARN, its end. */
const partsOf = (place: string): readonly string[] => [
  place,
  place.slice(place.lastIndexOf('/') + 1),
  ...displayNames(place).map((name) => name.replace(/\.\w+$/, '')),
];

const isReference = (place: string): boolean => /^\$\{(?!AWS::)/.test(place);

const INSTANCE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id that no instance has. */
const SOME_ID = 'some-id';

/** Returns whether a place includes instances that it does not name. */
const isWide = (place: string) => !isReference(place) && isOn([place], SOME_ID);

/** Returns whether two values are known and not equal. */
const isOther = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Returns the Region of an ARN, where it has one. */
function regionIn(text: string): string | undefined {
  const region = parseArn(text)?.region ?? '';
  return /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region) ? region : undefined;
}

function accountIn(text: string): readonly string[] {
  const account = parseArn(text)?.account ?? '';
  return /^\d{12}$/.test(account) ? [account] : [];
}
