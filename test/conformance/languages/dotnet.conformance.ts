import { join } from 'node:path';
import { publicTypes } from './assembly';
import { pacmak } from './pacmak';
import { newEnvironment, python } from './python';
import { missing, Workplace } from '../workplace';

interface Parsed {
  readonly errors: string[];
  readonly types: string[];
}

describe('.NET, whose registry is not reached: generated and parsed, not compiled', () => {
  const place = new Workplace('dotnet');
  afterAll(() => place.remove());
  const why = missing('python3');

  (why ? test.skip : test)(
    `the generated C# is C#, and declares every public type${why ? `: skipped, ${why}` : ''}`,
    () => {
      newEnvironment(place, 'tree-sitter==0.25.2', 'tree-sitter-c-sharp==0.23.5');
      pacmak(place, 'dotnet', '--code-only');
      place.copy(join(__dirname, 'csharp.py'), 'csharp.py');
      const parsed = (folder: string): Parsed =>
        JSON.parse(python(place, 'csharp.py', place.path(folder)));
      const { errors, types } = parsed('packages');
      expect(errors).toEqual([]);
      expect(
        publicTypes()
          .map(({ name }) => name)
          .filter((type) => !types.includes(type)),
      ).toEqual([]);
      // The judge tells C# from what is not.
      place.write(join('wrong', 'Wrong.cs'), 'public class Wrong { void M( }');
      expect(parsed('wrong').errors).toEqual(['Wrong.cs']);
    },
  );
});
