import { Provenance, provenanceOf, sourcesSection } from './provenance';
import { SlipExplained, slipExplained, slipsSection } from './slips';
import { slips, Topic, topics } from '../../src/catalogue/catalogue';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface TopicExplained extends Pick<Topic, 'id' | 'label' | 'says' | 'policies'> {
  readonly kind: 'topic';
  readonly useCases?: readonly string[];
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
}

export function explainTopic(id: string): TopicExplained {
  const topic = topics().find((one) => one.id === id);
  if (!topic) throw new Error(`The catalogue has no topic ${id}.`);
  const { label, says, policies, useCases, source, furtherSources = [] } = topic;
  return {
    kind: 'topic',
    id,
    label,
    says,
    ...(policies && { policies }),
    ...(useCases && { useCases }),
    slips: topic.slips ? slips().map(slipExplained) : [],
    sources: provenanceOf(source, ...furtherSources),
  };
}

/** Renders a topic for people. */
export const topicSheet = (one: TopicExplained, how: Typesetting): string =>
  sheet(
    `${one.label} (${one.id})`,
    one.says.join(' '),
    [
      { heading: 'Managed policies', lines: one.policies ?? [] },
      { heading: 'Console use cases', lines: one.useCases ?? [] },
      slipsSection(one.slips),
      sourcesSection(one.sources),
    ],
    how,
  );
