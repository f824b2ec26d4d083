import { AccessQuery } from './access-query';
import { notAllowedMessage } from './failure-message';
import { wantsOfOrigins } from '../access/requirements';
import { bindingsOf } from '../catalogue/catalogue';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';

/** The actions of a row or a job, with what it brings, that are allowed in none of the places where it needs them. */
export function missingOf(
  asked: AccessQuery,
  origin: { readonly id: string },
  instanceArn?: string,
): string[] {
  const instance =
    instanceArn === undefined ? deployTimeValue('any instance') : asked.text(instanceArn);
  const missing = new Map<string, string>();
  for (const { action, row } of wantsOfOrigins('AccessAssertions', [origin], 'ConsoleUseCase')
    .wants) {
    const answers = (bindingsOf(action, row) ?? [{ resources: ['*'] }])
      .flatMap(({ resources }) => resources)
      .map((template) => asked.on(action, atPlace(template, instance)));
    if (answers.some(({ decision }) => decision.verdict !== 'denied') || missing.has(action))
      continue;
    // The first line says what decided; the use cases are those that were asked for.
    missing.set(
      action,
      notAllowedMessage(asked, action, answers[0], true)[0].replace(
        `${asked.principal.name} cannot `,
        '',
      ),
    );
  }
  return [...missing.values()];
}

/** A place of the catalogue: of the instance where it is, of its account and Region; what else there is may be anything. */
function atPlace(template: string, instance: PolicyText): PolicyText {
  const [, partition, region, account] =
    /^arn:([^:]*):connect:([^:]*):([^:]*):instance\//.exec(instance) ?? [];
  const known: Record<string, string> = {
    Instance: instance,
    Partition: partition ?? deployTimeValue('AWS::Partition'),
    Region: region ?? deployTimeValue('AWS::Region'),
    Account: account ?? deployTimeValue('AWS::AccountId'),
  };
  const filled = template.replace(
    /\{(\w+)\}/g,
    (_, name) => known[name] ?? deployTimeValue(`any ${name}`),
  );
  return filled === '*' ? filled : filled.split('*').join(deployTimeValue('any'));
}
