import { load } from '../load';

load('reader', 'worlds/evaluator.test.ts');
