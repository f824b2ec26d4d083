import { asList, general, services } from './facts';

/** Whether requests for the action carry the key: by the action itself or by a resource type it takes. */
export function takesKey(action: string, key: string): boolean {
  if (general().requestKeys.ofRequests.includes(key)) return true;
  const [prefix, name] = action.split(':');
  const service = services().find((s) => s.service === prefix)!;
  const fact = service.actions[name];
  const types = [...(fact.types ?? []), ...(fact.optionalTypes ?? [])];
  const keys = [
    ...asList(fact.keys ?? []),
    ...types.flatMap((t) => service.resourceTypes[t]?.keys ?? []),
  ];
  return keys.some(
    (k) => k === key || (k.includes('${') && key.startsWith(k.slice(0, k.indexOf('${')))),
  );
}
