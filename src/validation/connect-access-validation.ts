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
import { audit } from './run-rules';
import { synthesizedWorld } from './synthesized-templates';
import { unknownFindingIds } from './unknown-finding-ids';
import { FINDING_IDS, PlacedFinding, unreadFindings } from './unread-findings';
import { add, addUnplaced } from './violations';
import { packageVersion } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';
import {
  checkInput,
  checkStruct,
  CONSTRUCT,
  Kinds,
  listOf,
  oneOf,
  optional,
  structOf,
  TEXT,
} from '../input/kinds';
import { isAtLeast } from '../policy/finding';
import { Acknowledged } from '../reader/assembly/metadata';
import { acknowledgementId, findingName } from '../text/finding-name';

/** The severity of a finding. */
export enum FindingSeverity {
  /**
   * The access gives control of the account. If it is intentional, acknowledge it with a reason.
   */
  FATAL = 'fatal',
  /**
   * The access is wrong, or it gives the access of other people. If it is intentional, acknowledge
   * it with a reason.
   */
  ERROR = 'error',
  /** The access may be intentional. If so, acknowledge it with a reason. */
  WARNING = 'warning',
  /** For information only. It needs no action. */
  NOTE = 'note',
}

/** A rule that `ConnectAccessValidation` skips, in the whole app or in a construct. */
export interface RuleExemption {
  /** The id of a rule, for example `escalation`. docs/rules.md lists all rules. */
  readonly rule: string;

  /**
   * The path of a construct, for example `Stack/Administrators`. The exception applies to the
   * construct and everything in it.
   *
   * @default - the exception applies to the whole app
   */
  readonly constructPath?: string;

  /** The reason for the exception. It appears in the report. */
  readonly reason: string;
}

/** Properties of a `ConnectAccessValidation`. */
export interface ConnectAccessValidationProps {
  /**
   * The lowest severity that makes synthesis fail. Less severe findings are only reported.
   *
   * @default FindingSeverity.ERROR
   */
  readonly failOn?: FindingSeverity;

  /**
   * The severity of a part that cannot be read and that may allow something, such as an imported
   * role. `ERROR` makes synthesis fail. The option of `connect-iam audit` is `--unread`.
   *
   * @default FindingSeverity.WARNING
   */
  readonly unread?: FindingSeverity;

  /**
   * The findings to leave out, regardless of severity. Prefer to acknowledge errors and warnings on
   * the construct that causes them.
   *
   * @default - nothing is left out
   */
  readonly exceptions?: RuleExemption[];
}

const EXCEPTION = structOf<RuleExemption>('an exception with rule, reason and constructPath', {
  rule: TEXT,
  reason: TEXT,
  constructPath: optional(TEXT),
});
const KINDS: Kinds<ConnectAccessValidationProps> = {
  failOn: optional(oneOf(FindingSeverity)),
  unread: optional(oneOf(FindingSeverity)),
  exceptions: optional(listOf(EXCEPTION)),
};

/**
 * Finds problems with access to Amazon Connect in the final templates of an app. It finds names
 * that do not exist, and resources and conditions that actions do not take. It also finds access
 * that gives control of the account, and access that could be narrower. It checks every role, user,
 * group, policy, and permission set, including handwritten ones. It reports only on Amazon Connect.
 * A part that it cannot read and that may allow something is a warning, `unread-part`;
 * `unread` changes the severity.
 *
 * Findings appear in the validation report of the CDK. Acknowledge a finding on the construct by
 * its name in the report. You can acknowledge one finding, or all findings of a rule:
 * `Validations.of(role).acknowledge({ id: 'cdk-amazon-connect-iam:star-resource',
 * reason: 'one instance in this account' })`. docs/rules.md describes every rule with an example.
 *
 * @example
 * Validations.of(app).addPlugins(new ConnectAccessValidation(app));
 */
export class ConnectAccessValidation implements IPolicyValidationPlugin {
  /** The name in the report. */
  public readonly name: string = 'cdk-amazon-connect-iam';
  /** The version of the library. */
  public readonly version?: string = packageVersion();
  /** The ids of the rules. */
  public readonly ruleIds?: string[] = [...FINDING_IDS];

  private readonly failOn: FindingSeverity;
  private readonly unread: FindingSeverity;
  private readonly exceptions: readonly RuleExemption[];

  /**
   * @param scope the app, or any construct in it. The whole app is checked, so one plug-in is
   * enough; each additional plug-in reports everything again.
   * @throws when an exception names a rule that does not exist, or has no reason
   */
  constructor(
    private readonly scope: IConstruct,
    props: ConnectAccessValidationProps = {},
  ) {
    checkInput('ConnectAccessValidation: scope', scope, CONSTRUCT);
    checkStruct('ConnectAccessValidation', props, KINDS);
    this.failOn = props.failOn ?? FindingSeverity.ERROR;
    this.unread = props.unread ?? FindingSeverity.WARNING;
    this.exceptions = (props.exceptions ?? []).map((exception) => ({ ...exception }));
    this.exceptions.forEach(({ rule, reason }, i) => {
      const where = `ConnectAccessValidation: exceptions[${i}]`;
      if (!FINDING_IDS.includes(rule)) {
        throw new ConnectAccessError({
          where: `${where}.rule`,
          problem: 'there is no such rule',
          got: rule,
          allowed: FINDING_IDS.join(', '),
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

  /** Validates the templates. The CDK calls this method during synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = new Map<string, PolicyViolation>();
    const metadata: Record<string, string> = {};
    let success = true;
    const acknowledgements = acknowledgedOnConstructs(this.scope);
    const elsewhere = acknowledgedSomewhere(acknowledgements);
    const unsaid: string[] = [];
    const { world, isAskedAbout } = synthesizedWorld(this.scope, context.templatePaths);
    const found: readonly PlacedFinding[] = [
      ...audit(world),
      ...unreadFindings(world, this.unread),
    ];
    for (const finding of found.filter(({ place }) => isAskedAbout(place.file))) {
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
   * Returns whether nobody would see the report. Newer versions of the CLI show the report and fail
   * in place of the app. The CDK of the app, up to about 2.262, does not write the report where
   * that CLI looks for it.
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

  private pathOf({ place }: PlacedFinding): string {
    return (
      constructOf(this.scope, place)?.node.path ??
      place.constructPath ??
      place.logicalId ??
      place.file
    );
  }

  /** Returns where and why a finding is acknowledged or left out. */
  private acknowledged(
    finding: PlacedFinding,
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
