import { family, services } from '../../projenrc/catalogue/facts';
import { readJson } from '../../projenrc/catalogue/json';
import {
  inconsistenciesOfUncovered,
  refreshedUncovered,
  uncoveredActions,
} from '../../projenrc/catalogue/uncovered';

const ofFamily = services()
  .filter(({ service }) => service in family())
  .flatMap(({ actions }) => Object.keys(actions));

test('every action that no job, row or resource type has says why', () => {
  expect(inconsistenciesOfUncovered()).toEqual([]);
});

test('fewer than 15 % of the actions of the family are such', () => {
  expect(uncoveredActions().length / ofFamily.length).toBeLessThan(0.15);
});

test('a refresh without new actions leaves the file as it is, sources included', () => {
  expect(JSON.parse(refreshedUncovered('2026-11-29'))).toEqual(
    readJson('catalogue/uncovered.json'),
  );
});
