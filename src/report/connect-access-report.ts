import { existsSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib/core';
import { report } from './build-report';
import { changes } from './changes/compare';
import { ConnectAccessChanges } from './connect-access-changes';
import { AccessReport, REPORT_SCHEMA } from './model';
import { reportHtml } from './render-html';
import { reportText } from './render-text';
import { reportData } from './report-json';
import { ConnectAccessError } from '../input/error';
import { World, worldOfFiles } from '../policy/model';
import { AssemblyError } from '../reader/assembly/assembly-error';
import { AcknowledgedByFile } from '../reader/assembly/metadata';
import { ReadAssembly, readAssembly } from '../reader/assembly/read-assembly';
import { isOfKnownKind, readTogether } from '../reader/read';
import { openFindings } from '../validation/acknowledgement';
import { audit } from '../validation/run-rules';
import { synthesizedAssembly } from '../validation/synthesized-templates';

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
 * Who may do what in Amazon Connect, and why:
 * each role, user, group and permission set of templates with the pages of the console and the jobs
 * that it can do, what is missing for the others, where it stands on `*`, what leads to more
 * access, and the versions of managed policies.
 *
 * It reads the final templates, so it also tells of roles that were not made with this library.
 * What only deployment knows, such as the ARN of an instance, stands in it by its name.
 * It is made offline: service control policies, resource policies and session policies are not in
 * templates and not in it.
 */
export class ConnectAccessReport {
  /**
   * Of a cloud assembly, the folder that `cdk synth` writes: `cdk.out`, or `app.synth().directory`.
   * A folder with several assemblies in it will do.
   *
   * @throws when there is no assembly
   */
  public static fromAssembly(directory: string): ConnectAccessReport {
    const { world, acknowledged } = assemblyAt(directory);
    return ConnectAccessReport.of(world, acknowledged);
  }

  /** Of a stack, which is synthesized with the whole app that it is in. Nothing can be added to the app afterwards. */
  public static fromStack(stack: Stack): ConnectAccessReport {
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
   * Of CloudFormation templates and policy documents, by the names that the report calls them.
   *
   * @param templates each a parsed template or policy document
   * @throws when one is neither
   */
  public static fromTemplates(templates: { [name: string]: any }): ConnectAccessReport {
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

  private static of(
    world: World,
    acknowledged: AcknowledgedByFile = new Map(),
  ): ConnectAccessReport {
    return new ConnectAccessReport(report(world, openFindings(audit(world), acknowledged)));
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
    return `${JSON.stringify(reportData(this.model), null, 1)}\n`;
  }

  /**
   * As one HTML page that needs nothing else, network included:
   * a matrix of which each cell opens to the statements behind it.
   */
  public toHtml(): string {
    return reportHtml(this.model);
  }

  /**
   * What access was added or taken away since another report.
   * How policies are written does not matter for it:
   * Sids, order, and which policy a statement is in.
   *
   * @param before the report of the state before
   */
  public compareTo(before: ConnectAccessReport): ConnectAccessChanges {
    return new ConnectAccessChanges(changes(before.model, this.model));
  }
}

/** A cloud assembly that a caller names. */
function assemblyAt(directory: string): ReadAssembly {
  const where = 'ConnectAccessReport.fromAssembly';
  const noAssembly = new ConnectAccessError({
    where,
    problem: 'the directory has no cloud assembly',
    got: directory,
    allowed: 'a folder with a manifest.json, which `cdk synth` writes, or with such folders in it',
  });
  if (!existsSync(directory)) throw noAssembly;
  try {
    const assembly = readAssembly(directory);
    if (assembly.templates.length === 0) throw noAssembly;
    return assembly;
  } catch (error) {
    if (error instanceof AssemblyError)
      throw new ConnectAccessError({ where, problem: error.problem, got: error.file });
    throw error;
  }
}
