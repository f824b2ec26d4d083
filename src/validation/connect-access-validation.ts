import {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { IConstruct } from 'constructs';
import {
  acknowledgedOnConstructs,
  acknowledgedSomewhere,
  Acknowledgement,
  acknowledgementOf,
} from './acknowledgement';
import { constructOf } from './construct-locator';
import { formatFinding } from './finding-text';
import { RuleFinding } from './rule';
import { audit, RULES } from './run-rules';
import { synthesizedWorld } from './synthesized-templates';
import { unknownFindingIds } from './unknown-finding-ids';
import { packageVersion } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import { Finding, isAtLeast } from '../policy/finding';
import { Acknowledged } from '../reader/assembly/metadata';
import { acknowledgementId, findingName } from '../text/finding-name';

/** Severity of a finding. */
export enum FindingSeverity {
  /** It hands over the account. Acknowledge it with a reason if it is intentional. */
  FATAL = 'fatal',
  /** It is wrong. Acknowledge it with a reason if it is intentional. */
  ERROR = 'error',
  /** Possibly intentional: acknowledge it with a reason. */
  WARNING = 'warning',
  /** Worth knowing. Nothing to do. */
  NOTE = 'note',
}

/** Something that a `ConnectAccessValidation` does not look for. */
export interface RuleExemption {
  /** The id of a rule, `escalation`. docs/rules.md has them all. */
  readonly rule: string;

  /**
   * The path of a construct, `Stack/Administrators`: the exception holds for it and for what is in it.
   *
   * @default - the exception holds for the whole app
   */
  readonly constructPath?: string;

  /** Why. It stands in the report. */
  readonly reason: string;
}

/** Properties of a `ConnectAccessValidation`. */
export interface ConnectAccessValidationProps {
  /**
   * What synthesis fails for: findings of this severity and worse. The others are reported.
   *
   * @default FindingSeverity.ERROR
   */
  readonly failOn?: FindingSeverity;

  /**
   * What is left out, whatever its severity.
   * Errors and warnings are better acknowledged on the construct they are about.
   *
   * @default - nothing is left out
   */
  readonly exceptions?: RuleExemption[];
}

/**
 * Finds what is wrong in access to Amazon Connect, in the final templates of an app: names that do not exist,
 * resources and conditions that actions do not take, what hands over the account, what could be narrower. It sees every
 * role, user, group, policy and permission set, those that were made by hand too, and speaks of Amazon Connect only.
 *
 * Findings are in the validation report of the CDK. They are acknowledged on the construct, all of a rule or one alone,
 * by the name in the report:
 * `Validations.of(role).acknowledge({ id: 'cdk-amazon-connect-iam:star-resource', reason:
 * 'one instance in this account' })`. docs/rules.md has every rule with an example.
 */
export class ConnectAccessValidation implements IPolicyValidationPlugin {
  /** The name in the report. */
  public readonly name: string = 'cdk-amazon-connect-iam';
  /** The version of the library. */
  public readonly version?: string = packageVersion();
  /** The ids of the rules. */
  public readonly ruleIds?: string[] = RULES.map(({ id }) => id);

  private readonly failOn: FindingSeverity;
  private readonly exceptions: readonly RuleExemption[];

  /**
   * @param scope the app, or anything in it:
   *   the whole app is looked at, so that one plug-in is enough, and each of several says all
   * @throws when an exception names a rule that does not exist, or has no reason
   */
  constructor(
    private readonly scope: IConstruct,
    props: ConnectAccessValidationProps = {},
  ) {
    this.failOn = props.failOn ?? FindingSeverity.ERROR;
    this.exceptions = (props.exceptions ?? []).map((exception) => ({ ...exception }));
    this.exceptions.forEach(({ rule, reason }, i) => {
      const where = `ConnectAccessValidation: exceptions[${i}]`;
      if (!RULES.some(({ id }) => id === rule)) {
        throw new ConnectAccessError({
          where: `${where}.rule`,
          problem: 'there is no such rule',
          got: rule,
          allowed: RULES.map(({ id }) => id).join(', '),
        });
      }
      if (reason.trim() === '')
        throw new ConnectAccessError({
          where: `${where}.reason`,
          problem: 'an exception needs a reason',
          instead: `Say why ${rule} is left out`,
        });
    });
  }

  /** What the CDK calls during synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = new Map<string, PolicyViolation>();
    const metadata: Record<string, string> = {};
    let success = true;
    const acknowledgements = acknowledgedOnConstructs(this.scope);
    const elsewhere = acknowledgedSomewhere(acknowledgements);
    const unsaid: string[] = [];
    const { world, isAskedAbout } = synthesizedWorld(this.scope, context.templatePaths);
    for (const finding of audit(world).filter(({ place }) => isAskedAbout(place.file))) {
      const acknowledged = this.acknowledged(finding, acknowledgements);
      if (acknowledged) {
        metadata[`${findingName(finding)} acknowledged on ${acknowledged.path}`] =
          acknowledged.reason;
      } else {
        success &&= !isAtLeast(finding.severity, this.failOn);
        add(violations, finding, elsewhere);
        unsaid.push(
          formatFinding(
            { ...finding, place: { ...finding.place, constructPath: this.pathOf(finding) } },
            acknowledgementId(findingName(finding)),
          ),
        );
      }
    }
    unknownFindingIds([...elsewhere]).forEach((finding) => addUnplaced(violations, finding));
    if (this.isUnheard()) this.sayIt(unsaid, success);
    return {
      success,
      violations: [...violations.values()],
      ...(Object.keys(metadata).length > 0 && { metadata }),
    };
  }

  /**
   * Newer versions of the CLI take over from the app to show the report and to fail, and look for
   * it where the app's CDK, up to about 2.262, does not write it: nobody would hear of it.
   */
  private isUnheard(): boolean {
    return (
      this.scope.node.tryGetContext(cxapi.FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT) === false &&
      !('VALIDATION_REPORT_FILE' in cxapi)
    );
  }

  private sayIt(findings: readonly string[], success: boolean): void {
    if (findings.length > 0) console.error(`${this.name}\n\n${findings.join('\n\n')}\n`);
    if (!success) process.exitCode = 1;
  }

  private pathOf({ place }: RuleFinding): string {
    return (
      constructOf(this.scope, place)?.node.path ??
      place.constructPath ??
      place.logicalId ??
      place.file
    );
  }

  /** Where and why a finding is acknowledged or left out. */
  private acknowledged(
    finding: RuleFinding,
    acknowledged: Acknowledged,
  ): Acknowledgement | undefined {
    const path = this.pathOf(finding);
    const exception = this.exceptions.find(
      ({ rule, constructPath }) =>
        rule === finding.id && (!constructPath || `${path}/`.startsWith(`${constructPath}/`)),
    );
    if (exception) return { path, reason: exception.reason };
    return acknowledgementOf(finding, path, acknowledged);
  }
}

/** A finding about the app itself, which no resource violates. */
function addUnplaced(violations: Map<string, PolicyViolation>, finding: Finding): void {
  violations.set(findingName(finding), {
    ruleName: findingName(finding),
    severity: finding.severity,
    description: `${finding.what}. ${finding.why}.`,
    fix: finding.instead,
    violatingResources: [],
  });
}

/**
 * The same said of several resources is one violation.
 * What is acknowledged on another construct alone gets a name of its own.
 */
function add(
  violations: Map<string, PolicyViolation>,
  finding: RuleFinding,
  elsewhere: ReadonlySet<string>,
): void {
  const {
    what,
    why,
    instead,
    severity,
    place: { file, logicalId = '', pointer },
  } = finding;
  const id = findingName(finding);
  const ruleName = elsewhere.has(acknowledgementId(id)) ? `${id} of ${logicalId}` : id;
  const key = JSON.stringify([ruleName, what]);
  const known = violations.get(key) ?? {
    ruleName,
    severity,
    description: `${what}. ${why}.`,
    fix: `${instead}.`,
    violatingResources: [],
  };
  // Below the resource, as the CDK has it: Properties/Policies/0.
  known.violatingResources.push({
    resourceLogicalId: logicalId,
    templatePath: file,
    locations: [pointer.slice(2).join('/')],
  });
  violations.set(key, known);
}
