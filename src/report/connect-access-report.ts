import { Stack } from 'aws-cdk-lib/core';
import { report } from './build-report';
import { changes } from './changes/compare';
import { ConnectAccessChanges } from './connect-access-changes';
import { AccessReport, REPORT_SCHEMA } from './model';
import { principalsNamed } from './named-principals';
import { reportCsv } from './render-csv';
import { reportHtml } from './render-html';
import { reportMarkdown } from './render-markdown';
import { reportText } from './render-text';
import { whoCanText } from './render-who-can';
import { reportData, reportFromData } from './report-json';
import {
  PAGE_OPTIONS,
  SUMMARY_OPTIONS,
  TEXT_OPTIONS,
  WHO_CAN_OPTIONS,
} from './report-option-kinds';
import {
  ConnectAccessReportPageOptions,
  ConnectAccessReportTextOptions,
  ConnectAccessSummaryOptions,
  WhoCanOptions,
} from './report-options';
import { summaryText } from './summary/render-summary';
import { whoCan } from './who-can';
import { subjectOf } from './who-can-subject';
import { ConnectAccessError } from '../input/error';
import { checkInput, checkStruct, mapOf, OBJECT, objectWith, STACK, TEXT } from '../input/kinds';
import { worldOfFiles } from '../policy/merged-worlds';
import { World } from '../policy/model';
import { givenAssembly } from '../reader/assembly/given-assembly';
import { AcknowledgedByFile } from '../reader/assembly/metadata';
import { isOfKnownKind, readTogether } from '../reader/read';
import { judgedFindings } from '../validation/acknowledgement';
import { audit } from '../validation/run-rules';
import { synthesizedAssembly } from '../validation/synthesized-templates';

const REPORT = objectWith('a ConnectAccessReport', 'compareTo');

/**
 * A report of who may do what in Amazon Connect, and why. It covers each role, user, group, and
 * permission set in the templates. For each one, it lists:
 *
 * - the console pages and the jobs that it can do;
 * - what is missing for the others;
 * - the actions that are allowed on `*`;
 * - the ways to more access;
 * - the versions of its managed policies.
 *
 * The report reads the final templates, so it also covers roles that this library did not create.
 * Values that are known only at deployment, such as the ARN of an instance, appear by name. The
 * report works offline. Service control policies, resource policies, and session policies are not
 * in templates, so they are not in the report.
 *
 * @example
 * const page = ConnectAccessReport.fromAssembly('cdk.out').toHtml();
 */
export class ConnectAccessReport {
  /**
   * Creates a report of a cloud assembly: the folder that `cdk synth` writes. Use `cdk.out` or
   * `app.synth().directory`. The folder may contain several assemblies.
   *
   * @throws when there is no assembly
   */
  public static fromAssembly(directory: string): ConnectAccessReport {
    checkInput('ConnectAccessReport.fromAssembly', directory, TEXT);
    const { world, acknowledged } = givenAssembly('ConnectAccessReport.fromAssembly', directory);
    return ConnectAccessReport.of(world, acknowledged);
  }

  /**
   * Creates a report of a stack. Synthesizes the whole app of the stack. You cannot add to the app
   * afterwards.
   */
  public static fromStack(stack: Stack): ConnectAccessReport {
    checkInput('ConnectAccessReport.fromStack', stack, STACK);
    const assembly = synthesizedAssembly(stack);
    if (!assembly)
      throw new ConnectAccessError({
        where: 'ConnectAccessReport.fromStack',
        problem: 'the stack is in no app',
        got: stack.node.path,
      });
    const files = assembly.templates.filter(({ artifactId }) => artifactId === stack.artifactId);
    const world = worldOfFiles(
      assembly.world,
      files.map(({ file }) => file),
    );
    return ConnectAccessReport.of(world, assembly.acknowledged);
  }

  /**
   * Creates a report of CloudFormation templates and policy documents. The keys are their names in
   * the report.
   *
   * @param templates each value is a parsed template or policy document
   * @throws when a value is neither
   */
  public static fromTemplates(templates: { [name: string]: any }): ConnectAccessReport {
    checkInput('ConnectAccessReport.fromTemplates', templates, mapOf(OBJECT));
    const files = Object.entries(templates).map(([file, content]) => ({ file, content }));
    const unknown = files.find(({ content }) => !isOfKnownKind(content));
    if (unknown)
      throw new ConnectAccessError({
        where: 'ConnectAccessReport.fromTemplates',
        problem: `${unknown.file} is neither a template nor a policy document`,
      });
    return ConnectAccessReport.of(readTogether(files));
  }

  /**
   * Creates a report from saved JSON, for a comparison.
   *
   * @throws when the JSON is not a report, or has another version of the schema
   */
  public static fromJson(json: string): ConnectAccessReport {
    checkInput('ConnectAccessReport.fromJson', json, TEXT);
    const model = parsed(json);
    if (model?.schema !== REPORT_SCHEMA) {
      throw new ConnectAccessError({
        where: 'ConnectAccessReport.fromJson',
        problem: 'the JSON is no report of this schema',
        got: model?.schema,
        allowed: REPORT_SCHEMA,
      });
    }
    return new ConnectAccessReport(reportFromData(model));
  }

  private static of(
    world: World,
    acknowledged: AcknowledgedByFile = new Map(),
  ): ConnectAccessReport {
    return new ConnectAccessReport(report(world, judgedFindings(audit(world), acknowledged)));
  }

  private readonly model: AccessReport;

  private constructor(model: AccessReport) {
    this.model = model;
  }

  /**
   * Returns the report as text for terminals and logs: a matrix of principals and pages, then each
   * principal.
   */
  public toText(options: ConnectAccessReportTextOptions = {}): string {
    checkStruct('ConnectAccessReport.toText', options, TEXT_OPTIONS);
    return reportText(this.model, options);
  }

  /**
   * Returns who can do what, on one screen: the capabilities that matter most, what to look at, what
   * was accepted, and what is not known.
   */
  public toSummary(options: ConnectAccessSummaryOptions = {}): string {
    checkStruct('ConnectAccessReport.toSummary', options, SUMMARY_OPTIONS);
    return summaryText(this.model, options);
  }

  /**
   * Returns who can do something, as text: where, under which conditions, by which statement, who
   * may assume the role, and what is not known.
   *
   * @param what a capability such as `listen to live calls`, an action, or the id of a use case or a
   * job
   * @throws when nothing has that name
   * @see docs/capabilities.md
   */
  public whoCan(what: string, options: WhoCanOptions = {}): string {
    checkInput('ConnectAccessReport.whoCan', what, TEXT);
    checkStruct('ConnectAccessReport.whoCan', options, WHO_CAN_OPTIONS);
    const { subject, several, similar } = subjectOf(this.model, what);
    if (!subject)
      throw new ConnectAccessError({
        where: 'ConnectAccessReport.whoCan',
        problem: 'no capability, action, or use case has this name',
        got: what,
        allowed: several.join(', ') || similar.join(', ') || 'docs/capabilities.md',
      });
    checkWho(this.model, options.who);
    return whoCanText(this.model, whoCan(this.model, subject, options), options);
  }

  /** Returns the report as JSON with the schema `assets/report/access-report.schema.json`. */
  public toJson(): string {
    return `${JSON.stringify(reportData(this.model), null, 1)}\n`;
  }

  /**
   * Returns the report as one self-contained HTML page that does not need a network. Each cell of
   * its matrix opens to show the statements behind it.
   */
  public toHtml(options: ConnectAccessReportPageOptions = {}): string {
    checkStruct('ConnectAccessReport.toHtml', options, PAGE_OPTIONS);
    return reportHtml(this.model, options);
  }

  /**
   * Returns the report as Markdown, as evidence for an auditor: what was read and when, who can do
   * what and by which statement, what was found, what was accepted with reasons, and what is not
   * known.
   */
  public toMarkdown(options: ConnectAccessReportPageOptions = {}): string {
    checkStruct('ConnectAccessReport.toMarkdown', options, PAGE_OPTIONS);
    return reportMarkdown(this.model, options);
  }

  /** Returns who can do what as CSV: a line for each principal and capability. */
  public toCsv(): string {
    return reportCsv(this.model);
  }

  /**
   * Compares this report with an earlier one, and returns the access that was added or removed.
   * Ignores how policies are written: Sids, order, and the policy that contains a statement.
   *
   * @param before the report of the earlier state
   */
  public compareTo(before: ConnectAccessReport): ConnectAccessChanges {
    checkInput('ConnectAccessReport.compareTo', before, REPORT);
    return new ConnectAccessChanges(changes(before.model, this.model));
  }
}

/** Checks that somebody has the name. */
function checkWho(model: AccessReport, who: string | undefined): void {
  if (who === undefined) return;
  const { principals, containing, similar } = principalsNamed(model, who);
  if (principals.length > 0) return;
  throw new ConnectAccessError({
    where: 'ConnectAccessReport.whoCan',
    problem: 'nobody has this name',
    got: who,
    allowed:
      [...containing, ...similar].join(', ') || model.principals.map(({ id }) => id).join(', '),
  });
}

/** Parses the JSON of a report from the caller. */
function parsed(json: string): any {
  try {
    return JSON.parse(json);
  } catch {
    throw new ConnectAccessError({
      where: 'ConnectAccessReport.fromJson',
      problem: 'the text is no JSON',
      got: json.slice(0, 100),
      allowed: 'what toJson() returns',
    });
  }
}
