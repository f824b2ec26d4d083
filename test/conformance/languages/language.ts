import { goResults } from './go';
import { javaResults } from './java';
import { pythonResults } from './python';
import { Results } from './results';
import { Workplace } from '../workplace';

const pascal = (name: string) => name[0].toUpperCase() + name.slice(1);
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A language that users write apps in, beside TypeScript. */
export interface Language {
  readonly name: string;
  readonly app: string;
  /** The app, and what tells of it. */
  readonly sources: readonly string[];
  readonly tools: readonly string[];
  /** What a member is called there. */
  readonly member: (name: string) => RegExp;
  /** What the app makes with the package as it is installed there. */
  readonly run: (place: Workplace) => Results;
}

export const LANGUAGES: Language[] = [
  {
    name: 'Python',
    app: 'app.py',
    sources: ['app.py', 'told.py'],
    tools: ['python3'],
    member: (name) => new RegExp(`\\b${snake(name)}\\b`),
    run: pythonResults,
  },
  {
    name: 'Java',
    app: 'App.java',
    sources: ['App.java', 'Told.java'],
    tools: ['java', 'mvn'],
    member: (name) => new RegExp(`\\b(get${pascal(name)}|${name})\\b`),
    run: javaResults,
  },
  {
    name: 'Go',
    app: 'app.go',
    sources: ['app.go', 'told.go'],
    tools: ['go'],
    member: (name) => new RegExp(`(\\b|_)${pascal(name)}\\b`),
    run: goResults,
  },
];
