import { load } from './load';

load('private');
