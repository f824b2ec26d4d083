import { Stack, Stage } from 'aws-cdk-lib/core';
import { report } from './build-report';
import { changes } from './compare';
import { ConnectAccessChanges } from './connect-access-changes';
import { AccessReport, REPORT_SCHEMA } from './model';
import { reportHtml } from './render-html';
import { reportText } from './render-text';
import { ConnectAccessError } from '../input/error';
import { mergeWorlds, World } from '../policy/model';
import { readArtifact, readAssembly } from '../reader/cloud-assembly';
import { read } from '../reader/read';
import { audit } from '../validation/run-rules';

/** How the text of a report is written. */
export interface ConnectAccessReportTextOptions {
  /**
   * Whether it has the colors of terminals.
   *
   * @default false
   */
  readonly color?: boolean;

  /**
   * How many characters a line may have.
   *
   * @default 100
   */
  readonly width?: number;
}

/**
 * Who may do what in Amazon Connect, and why: each role, user, group and permission set of templates with the pages of the
 * console and the jobs that it can do, what is missing for the others, where it stands on `*`, what leads to more access, and
 * the versions of managed policies.
 *
 * It reads the final templates, so it also tells of roles that were not made with this library. What only deployment knows,
 * such as the ARN of an instance, stands in it by its name. It is made offline: service control policies, resource policies
 * and session policies are not in templates and not in it.
 */
export class ConnectAccessReport {
  /**
   * Of a cloud assembly, the folder that `cdk synth` writes: `cdk.out`, or `app.synth().directory`.
   *
   * @throws when the folder has no manifest.json
   */
  public static fromAssembly(directory: string): ConnectAccessReport {
    return ConnectAccessReport.of(readAssembly(directory));
  }

  /** Of a stack, which is synthesized with the whole app that it is in. Nothing can be added to the app afterwards. */
  public static fromStack(stack: Stack): ConnectAccessReport {
    const artifact = Stage.of(stack)!.synth().getStackArtifact(stack.artifactId);
    return ConnectAccessReport.of(readArtifact(artifact, artifact.templateFile));
  }

  /**
   * Of CloudFormation templates and policy documents, by the names that the report calls them.
   *
   * @param templates each a parsed template or policy document
   * @throws when one is neither
   */
  public static fromTemplates(templates: { [name: string]: any }): ConnectAccessReport {
    return ConnectAccessReport.of(
      Object.entries(templates).map(([name, template]) => {
        const reading = read(name, template);
        if (!reading)
          throw new ConnectAccessError({
            where: 'ConnectAccessReport.fromTemplates',
            problem: `${name} is neither a template nor a policy document`,
          });
        return reading;
      }),
    );
  }

  /**
   * A report that was kept as JSON, to compare with.
   *
   * @throws when it is no report, or of another version of its schema
   */
  public static fromJson(json: string): ConnectAccessReport {
    const model = JSON.parse(json);
    if (model?.schema !== REPORT_SCHEMA) {
      throw new ConnectAccessError({
        where: 'ConnectAccessReport.fromJson',
        problem: 'the JSON is no report of this schema',
        got: model?.schema,
        allowed: REPORT_SCHEMA,
      });
    }
    return new ConnectAccessReport(model);
  }

  private static of(worlds: readonly World[]): ConnectAccessReport {
    const world = mergeWorlds(worlds);
    return new ConnectAccessReport(report(world, audit(world)));
  }

  private readonly model: AccessReport;

  private constructor(model: AccessReport) {
    this.model = model;
  }

  /** As text, for terminals and logs: a matrix of principals and pages, then each principal. */
  public toText(options: ConnectAccessReportTextOptions = {}): string {
    return reportText(this.model, options);
  }

  /** As JSON, of the schema `assets/report/access-report.schema.json`. */
  public toJson(): string {
    return `${JSON.stringify(this.model, null, 1)}\n`;
  }

  /** As one HTML page that needs nothing else, network included: a matrix of which each cell opens to the statements behind it. */
  public toHtml(): string {
    return reportHtml(this.model);
  }

  /**
   * What access was added or taken away since another report. How policies are written does not matter for it: Sids, order,
   * and which policy a statement is in.
   *
   * @param before the report of the state before
   */
  public compareTo(before: ConnectAccessReport): ConnectAccessChanges {
    return new ConnectAccessChanges(changes(before.model, this.model));
  }
}
