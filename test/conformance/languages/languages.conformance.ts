import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { membersToUse, typesToUse } from './assembly';
import { LANGUAGES } from './language';
import { Results } from './results';
import { FLOOR, typescriptProject, typescriptResults } from './typescript';
import { missing, Workplace } from '../workplace';

const places: Workplace[] = [];
const newPlace = (name: string) => {
  const place = new Workplace(name);
  places.push(place);
  return place;
};
let expected: Results;

beforeAll(() => {
  const place = newPlace('typescript');
  typescriptProject(place, 'app', FLOOR);
  expected = typescriptResults(place, 'app', process.execPath, 'out');
});
afterAll(() => places.forEach((place) => place.remove()));

describe.each(LANGUAGES)('$name', ({ name, app, sources, tools, member, run }) => {
  test(`${app} uses every class, enumeration, method and property of the library`, () => {
    const source = sources.map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n');
    expect(
      typesToUse().filter((type) => !new RegExp(`\\b(New)?${type}(\\b|_)`).test(source)),
    ).toEqual([]);
    expect(membersToUse().filter((one) => !member(one).test(source))).toEqual([]);
  });

  const why = missing(...tools);
  (why ? test.skip : test)(
    `with the package of jsii-pacmak, ${app} makes the template of app.ts, and tells the same ` +
      `of it${why ? `: skipped, ${why}` : ''}`,
    () => {
      expect(run(newPlace(name.toLowerCase()))).toEqual(expected);
    },
  );
});
