import { capabilities, Capability } from '../../src/catalogue/capabilities';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface CapabilityExplained extends Omit<Capability, 'firstScreen' | 'escalation'> {
  readonly kind: 'capability';
}

export function explainCapability(id: string): CapabilityExplained {
  const found = capabilities().find((one) => one.id === id);
  if (!found) throw new Error(`The catalogue has no capability ${id}.`);
  const { firstScreen, escalation, ...rest } = found;
  return { kind: 'capability', ...rest };
}

/** Renders a capability for people. */
export const capabilitySheet = (one: CapabilityExplained, how: Typesetting): string =>
  sheet(
    one.question,
    `Capability ${one.id}, ${one.severity}. connect-iam who-can ${one.id} FILE answers it.`,
    [
      {
        heading: 'Ways, each of which is enough',
        lines: one.ways.map(({ needs, grade }) => [needs.join(' and '), grade] as const),
      },
      { heading: 'Policies do not say', lines: one.unknownToIam },
      { heading: 'Whoever can do one of these reaches it too', lines: one.impliedBy ?? [] },
    ],
    how,
  );
