import { load } from '../load';

load('evaluator', 'worlds/evaluator.test.ts');
