import { sixBrokenRoles } from './six-broken-roles';

sixBrokenRoles().synth();
