import { Asked } from './asked';
import { notAllowed } from './failure';
import { wantsOfOrigins } from '../access/origins';
import { bindingsOf } from '../catalogue/load';
import { opaque, Text } from '../private/policy/text';

/** The actions of a row or a job, with what it brings, that are allowed in none of the places where it needs them. */
export function missingOf(asked: Asked, origin: { readonly id: string }, instanceArn?: string): string[] {
  const instance = instanceArn === undefined ? opaque('any instance') : asked.text(instanceArn);
  const missing = new Map<string, string>();
  for (const { action, row } of wantsOfOrigins('AccessAssertions', [origin], 'ConsoleUseCase').wants) {
    const answers = (bindingsOf(action, row) ?? [{ resources: ['*'] }])
      .flatMap(({ resources }) => resources).map((template) => asked.on(action, atPlace(template, instance)));
    if (answers.some(({ decision }) => decision.verdict !== 'denied') || missing.has(action)) continue;
    // The first line says what decided; the use cases are those that were asked for.
    missing.set(action, notAllowed(asked, action, answers[0], true)[0].replace(`${asked.principal.name} cannot `, ''));
  }
  return [...missing.values()];
}

/** A place of the catalogue: of the instance where it is, of its account and Region; what else there is may be anything. */
function atPlace(template: string, instance: Text): Text {
  const [, partition, region, account] = /^arn:([^:]*):connect:([^:]*):([^:]*):instance\//.exec(instance) ?? [];
  const known: Record<string, string> = {
    Instance: instance,
    Partition: partition ?? opaque('AWS::Partition'),
    Region: region ?? opaque('AWS::Region'),
    Account: account ?? opaque('AWS::AccountId'),
  };
  const filled = template.replace(/\{(\w+)\}/g, (_, name) => known[name] ?? opaque(`any ${name}`));
  return filled === '*' ? filled : filled.split('*').join(opaque('any'));
}
