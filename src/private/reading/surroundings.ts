import { isObject, own } from './shape';

/** What a template says beside its resources. */
export interface Surroundings {
  readonly mappings: unknown;
  /** Values of parameters that can have one value only. */
  readonly parameters: ReadonlyMap<string, string>;
}

export function surroundingsOf(template: { readonly [key: string]: unknown }): Surroundings {
  const parameters = new Map<string, string>();
  for (const [name, parameter] of isObject(template.Parameters) ? Object.entries(template.Parameters) : []) {
    const allowed = own(parameter, 'AllowedValues');
    if (own(parameter, 'Type') === 'String' && Array.isArray(allowed) && allowed.length === 1 && typeof allowed[0] === 'string') parameters.set(name, allowed[0]);
  }
  return { mappings: template.Mappings, parameters };
}
