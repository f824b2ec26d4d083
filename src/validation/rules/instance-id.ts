import { conditionKeyFacts } from '../../catalogue/condition-keys';
import { isPattern } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  toDisplayText,
  PolicyText,
} from '../../policy/deploy-time-text';
import { isKey } from '../condition-keys';
import { findingsOnStatements } from '../findings-by-form';
import { rule } from '../rule';
import { noEffect, connectStatements } from '../statement-queries';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const instanceId = rule('instance-id', (reading) =>
  findingsOnStatements(reading, connectStatements(reading), (statement) => {
    const inArns = statement.resources.flatMap((resource) => {
      const arn = parseArn(resource);
      return arn?.service === 'connect' ? (/^instance\/([^/]+)/.exec(arn.resource)?.[1] ?? []) : [];
    });
    const inConditions = statement.conditions
      .filter(
        ({ key, operator }) => isKey(key, conditionKeyFacts().instanceKey) && !isNull(operator),
      )
      .flatMap(({ values }) => values);
    return [...new Set([...inArns.filter((id) => !id.startsWith('arn:')), ...inConditions])]
      .filter(isNoId)
      .map((id) => ({
        subject: toDisplayText(id),
        what: `${toDisplayText(id)} is no id of an instance, so ${noEffect(statement)} on it`,
        instead:
          'Give the id, the last part of the ARN of the instance such as 12345678-1234-1234-1234-123456789012',
        place: statement.place,
      }));
  }),
);

/** Returns whether the operator asks only if the key is there. */
const isNull = (operator: string) => operator.toLowerCase() === 'null';

/** Ignores placeholders of documents, in capitals or brackets. */
const isNoId = (id: PolicyText): boolean =>
  isArnAttribute(id) ||
  (!hasDeployTimeValue(id) &&
    !isPattern(id) &&
    !UUID.test(id) &&
    /^(arn:|[a-z0-9][a-z0-9-]*$|[0-9A-Fa-f-]{36}$)/.test(id) &&
    !/id$/.test(id));

/** Matches `${Instance.Arn}`. Its ARN is not an id, whatever the resource. */
const isArnAttribute = (id: PolicyText) => /^[^.]+\.Arn$/.test(nameOfOpaque(id) ?? '');
