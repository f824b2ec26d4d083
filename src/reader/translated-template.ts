import { Pointer, relocated } from './relocated';
import { TemplateWorld } from './stack-world';
import { Template } from './stacks/template-file';
import { readTemplate } from './template';
import { ReadProblem } from '../policy/model';

/** A file of another tool as a template, and where its parts are in that file. */
export interface TranslatedTemplate {
  readonly template: Template;
  /** The account in which everything in it is. Default: not known. */
  readonly account?: string;
  /** Where the resources and their properties are, by logical id. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** The parts that have no form in a template. */
  readonly unread: readonly ReadProblem[];
}

/** A resource of a template that is written otherwise in the file. */
export interface TranslatedResource {
  readonly id: string;
  readonly type: string;
  readonly properties: { readonly [property: string]: unknown };
  readonly origin: Origin;
}

/** Where a resource is written. */
export interface Origin {
  readonly pointer: Pointer;
  /** Where properties are written that are elsewhere in the file. The longest path counts. */
  readonly parts: readonly {
    readonly path: Pointer;
    readonly pointer: Pointer;
    /** The resource that has the part. @default - the same */
    readonly logicalId?: string;
  }[];
}

/** Reads a translated template alone. Places are those in the file of the other tool. */
export function readTranslated(
  file: string,
  { template, account, origins, unread }: TranslatedTemplate,
): TemplateWorld {
  const environment = account === undefined ? undefined : { 'AWS::AccountId': account };
  const read = readTemplate(file, template, environment && { environment });
  const world = relocated(read, (place) => ({
    ...place,
    ...originOf(origins, place.pointer),
  }));
  return { ...world, unread: [...world.unread, ...unread] };
}

function originOf(
  origins: TranslatedTemplate['origins'],
  [section, id, ...rest]: Pointer,
): { readonly pointer?: Pointer; readonly logicalId?: string } {
  const origin = section === 'Resources' ? origins.get(String(id)) : undefined;
  if (!origin) return {};
  const path = rest.slice(1);
  const [part] = origin.parts
    .filter((one) => one.path.every((key, i) => path[i] === key))
    .sort((a, b) => b.path.length - a.path.length);
  if (!part) return { pointer: [...origin.pointer, ...path] };
  return {
    pointer: [...part.pointer, ...path.slice(part.path.length)],
    ...('logicalId' in part && { logicalId: part.logicalId }),
  };
}
