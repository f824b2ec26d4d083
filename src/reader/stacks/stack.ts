import { Viewpoint } from './foreign-text';
import { listOfParameter } from './parameter-lists';
import { Template, TemplateFile } from './template-file';
import { plain } from '../../policy/deploy-time-text';
import { DeployTimeValues } from '../../policy/substitute';
import { TemplateCondition } from '../../policy/template-condition';
import { Resolver } from '../intrinsics/resolver';
import { StackLinks, templateContextOf } from '../intrinsics/template-context';
import { entriesOf, own } from '../json';
import { ExpandedTemplate, expandLoops } from '../loops';

/** A resource of a parent template that represents a nested stack. */
export interface NestedIn {
  readonly parent: Stack;
  readonly logicalId: string;
}

/** One of the stacks that are read together. */
export class Stack implements Viewpoint {
  readonly file: string;
  /** The template, with loops over known lists expanded. */
  readonly template: Template;
  private readonly origins: ExpandedTemplate['origins'];
  /** The known values of pseudo parameters. */
  readonly environment: DeployTimeValues;
  /** Other known values: its name. */
  readonly known: DeployTimeValues;
  private ownResolver?: Resolver;
  private ownLinks?: StackLinks;

  constructor(
    readonly source: TemplateFile,
    readonly key: string,
    /** The places where it is nested. There are several if templates are identical. */
    readonly nestedIn: readonly NestedIn[],
    private readonly links: (stack: Stack) => StackLinks,
    /** The stack set that its template is written in. Default: it has a file of its own. */
    readonly inSet?: NestedIn,
  ) {
    this.file = source.file;
    const { template, origins } = expandLoops(source.template, (name) => this.listOf(name));
    this.template = template;
    this.origins = origins;
    this.environment = source.stack?.environment ?? {};
    const name = nestedIn.length === 0 ? source.stack?.stackName : undefined;
    this.known = { ...this.environment, ...(name !== undefined && { 'AWS::StackName': name }) };
  }

  private listOf(name: string): readonly string[] | undefined {
    const places = this.nestedIn.map(({ parent, logicalId }) => ({
      properties: own(own(parent.template.Resources, logicalId), 'Properties'),
    }));
    const parameter = own(this.source.template.Parameters, name);
    return this.inSet ? undefined : listOfParameter(parameter, name, places);
  }

  /** Evaluates the functions of the stack. Follows references to other stacks. */
  get resolver(): Resolver {
    this.ownResolver ??= new Resolver(templateContextOf(this.template, this.linked));
    return this.ownResolver;
  }

  /** The links of the stack to the others. */
  get linked(): StackLinks {
    this.ownLinks ??= this.links(this);
    return this.ownLinks;
  }

  /** Returns the keys that lead to a resource in the file. */
  pointerOf(logicalId: string): readonly (string | number)[] {
    const pointer = this.origins.get(logicalId) ?? ['Resources', logicalId];
    return [...(this.source.within ?? []), ...pointer];
  }

  /** Returns the construct path of a resource, if it is known. */
  constructPathOf(logicalId: string): string | undefined {
    const path = own(own(own(this.template.Resources, logicalId), 'Metadata'), 'aws:cdk:path');
    if (typeof path === 'string') return plain(path);
    const paths = this.source.stack?.constructPaths.get(logicalId) ?? [];
    if (paths.length < 2) return paths[0];
    // An id may exist in a stack and in a stack nested in it.
    const mine = paths.filter((one) => this.nestedPathOf(one) === this.ownNestedPath);
    return mine.length === 1 ? mine[0] : undefined;
  }

  /** The path of this nested stack; undefined when it is not nested. */
  private get ownNestedPath(): string | undefined {
    const [place] = this.nestedIn;
    const resource = place?.parent.constructPathOf(place.logicalId);
    return resource === undefined ? undefined : NESTED_RESOURCE.exec(resource)?.[1];
  }

  /** Returns the path of the innermost nested stack that contains a construct. */
  private nestedPathOf(path: string): string | undefined {
    const all = [...(this.source.stack?.constructPaths.values() ?? [])].flat();
    return all
      .flatMap((one) => NESTED_RESOURCE.exec(one)?.[1] ?? [])
      .filter((one) => path.startsWith(`${one}/`))
      .reduce<string | undefined>(
        (best, one) => (best !== undefined && best.length > one.length ? best : one),
        undefined,
      );
  }

  /**
   * The template conditions of the parent under which the stack is created. With several places,
   * it may be created without them.
   */
  get templateConditions(): readonly TemplateCondition[] {
    const [place, ...others] = this.nestedIn;
    return !place || others.length > 0 ? [] : conditionsOfPlace(place);
  }

  /** The stack that all others around this one are nested in; undefined if there may be several. */
  get outermost(): Stack | undefined {
    const [place, ...others] = this.nestedIn;
    if (this.inSet || others.length > 0) return undefined;
    return place ? place.parent.outermost : this;
  }

  /** Returns an output as the template writes it. */
  output(name: string): unknown {
    return own(own(own(this.template, 'Outputs'), name), 'Value');
  }

  /**
   * The outputs that the stack exports: their export names as the template writes them, by their
   * own names.
   */
  get exports(): readonly (readonly [output: string, exported: unknown])[] {
    const outputs = own(this.template, 'Outputs');
    return entriesOf(outputs).flatMap(([name, output]) => {
      const exported = own(own(output, 'Export'), 'Name');
      return exported === undefined ? [] : [[name, exported] as const];
    });
  }
}

/** Returns the template conditions under which a nested stack is created in one of its places. */
export function conditionsOfPlace({ parent, logicalId }: NestedIn): readonly TemplateCondition[] {
  const condition = own(own(parent.template.Resources, logicalId), 'Condition');
  const isOpen = typeof condition === 'string' && parent.linked.condition(condition) !== 'yes';
  return [
    ...parent.templateConditions,
    ...(isOpen ? [{ name: `${parent.key}/${plain(condition)}`, holds: true }] : []),
  ];
}

/**
 * Matches a nested stack's resource. The CDK creates the resource of the nested stack `S/N` in a
 * sibling construct, `S/N.NestedStack`.
 */
const NESTED_RESOURCE = /^(.*)\.NestedStack\/[^/]*\.NestedStackResource$/;
