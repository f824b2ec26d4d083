import { code, table } from './markdown';
import { read } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import type { Rule } from '../../src/validation/rule';
import { audit, RULES } from '../../src/validation/run-rules';

/** The page of the rules of validation: path to text. */
export function ruleDocs(): Record<string, string> {
  return { 'docs/rules.md': [INTRO, overview(), ...RULES.map(section)].join('\n') };
}

const INTRO = `<!-- ~~ Generated from src/validation/rules and catalogue/rules.json. To modify, edit those and run "npm run catalogue:render". -->

# Rules

What \`ConnectAccessValidation\` finds in the final templates of an app, including hand-written roles, and what
\`connect-iam audit\` finds in any template or policy. [findings.md](findings.md) also lists what constructs report.

\`\`\`ts
Validations.of(app).addPlugins(new ConnectAccessValidation(app));
\`\`\`

**Who is judged:** every role, user, group, permission set, and unattached policy that is allowed something in Amazon
Connect: by name, by a wildcard such as \`*\` or \`c*\`, by \`NotAction\`, or by an AWS managed policy. Of these
principals, the rules also judge what they are allowed in other services, and who can assume them.
A policy that is only a boundary grants nothing: somebody has it as a boundary, a condition requires it, or the details
of the account count uses as a boundary and no attachment. The use may have the default of a parameter, and a condition
may name the policy in any account.
Principals without such access are judged for two things, and both are warnings: they can take every permission in the
account or give it to others, or they can take the access of others that reach Amazon Connect. They take it by acting as
a role, by credentials of a user, by joining a group, or by rewriting a policy or a trust.
Who can assume a role without such access is judged too, if the role can get it: a role that anyone can assume is as
open as the last role of its chain. The finding is on the first role and names the chain. It is a warning if a
condition, an unknown name, or a resource that no file shows decides about a step.

**What limits access** is judged too. Denies, permissions boundaries, and control policies must name actions, resources,
and condition keys that exist, and must not leak. Service and resource control policies are read from
\`AWS::Organizations::Policy\` and from \`aws organizations describe-policy\`. They are never judged as grants.
A document that only denies, and to the principal \`*\`, is read as a resource control policy. Such policies apply to
some services only, and the rules do not judge to which.

**Who is not judged:** other principals without access to Amazon Connect; service-linked roles, which AWS makes and
writes; resource policies. The rules do not report statements that AWS publishes word for word. What a principal can
take with AWS's managed policies is reported: \`PowerUserAccess\` allows everything in IAM Identity Center.
What the library's constructs do on purpose, they acknowledge themselves.

**Ways to more access** are tried, not read: a way is found if every action of it is allowed with the values of
condition keys that somebody would choose. Denies, permissions boundaries, and the values of conditions count. Service
control policies and resource policies do not count: the rules assume that they allow everything.
A deny closes nothing that the principal may take off itself: it detaches or deletes the policy of the deny, or leaves
the group with it. The finding names that action first. Other denies, and the boundary, still close the way.
A permission set that takes a deny off itself has an error: its account may not administer IAM Identity Center.
Who is allowed everything is an administrator of the account if its denies leave a way to any permission, or if it can
take them off. Otherwise the ways that they leave are reported, as for everybody else. A deny under a condition that may
not hold changes nothing about that. Neither does a condition of the allow that all requests of the holder meet.
A deny in a boundary of services that do not exist keeps nothing back, as one that never applies to the holder.
A condition confines nobody who meets it: who signs in without MFA, has the tag or may set it, or creates a stack that
makes the request without a role. A request is the holder's own or that of a service. It meets all conditions on that
together, those of a boundary too.
A user signs in with MFA where an allow or a deny requires that, and the finding says so. MFA is a condition for a role.
The tags and the source identity of a session confine nobody if everybody in an account may both assume the role and
bring them. The conditions of the trust policy on their values count. One role that is trusted by name may be a broker:
what it brings is a condition.
A role or user as which the principal can act may change the tags of another one, or of the principal: that is a chain.
So is a role that it assumes by a tag that such a role changes. A tag that may change decides nothing for certain, also
where a policy variable stands for it.
AWS lets nobody give some texts to a tag of a role or user, a session name, a source identity, or an external id.
A condition on such a text, as on \`$\{aws:username}\` in a document of 2008-10-17, is about nobody.
A session of a role makes requests with the ARN of the role. A condition on \`aws:PrincipalArn\` that names a service
other than IAM is about no role and no user, with whatever wildcards.
A user that may call \`sts:GetFederationToken\` also makes requests as a session, with another type and ARN: a deny of
users does not deny it. Such sessions reach IAM only in the console, so what they can do there is a warning. With
\`sts:TagSession\` they bring tags that take the place of those of the user. What needs such a tag is a warning.
The user chooses the name of such a session, and with it perhaps as which user of Amazon Connect it signs in. AWS does
not say whether Amazon Connect takes these sessions, so that is a warning.
A required permissions boundary confines nobody who makes a role or a user with it, and may remove or
replace it there. Denies that together leave nobody count as one. A day more than a year away limits nobody.
A condition on the account of the resources is met by those of a known own account. Another account leaves a warning. A
text that is no number of an account, such as \`aws\`, is that of nothing. A deny on the resources of an account is on
those of the own. A deny in another partition than those that the policies allow something in closes nothing, and
neither does one in a partition without Amazon Connect. Where the files do not say the own account or partition, a deny
of a literal one may be about another: that leaves a warning. An action that AWS checks on several kinds of resources
must be allowed on each of them. The actions of a way on the same resource need one on which all are allowed. What it
makes in IAM has one boundary or none, unless the holder may change that. IAM changes its own account only, so nothing
in another account or partition than a known one is a way. All requests to IAM are in one Region of the partition:
conditions on the Region are decided.
A way in another partition than all access to Amazon Connect of its holder is a warning: nobody has both.

**Values that deployment chooses:**
The default of a parameter is its value, also in actions, in effects, in names and paths of roles, users, and policies,
in names of exports, and in what functions make of it. The finding names the parameter. An action, an effect, or a
policy by a parameter stays an unread part, because others may pass another value. \`NotAction\` by a parameter without
a default is an error too: it allows nearly everything. Policies of other templates are found by their ARN, an export,
or an output, and by what the CDK writes for another Region with \`crossRegionReferences\`.
A parameter without a default, an import, or a policy variable may have any value: it leaves a warning, which says what
decides.
A loop over a parameter, \`Fn::ForEach\`, is over its default.
A list that is joined and split again is the list, also between stacks.
What a template condition keeps out, whatever deployment chooses, is not there: a comparison of two texts.
Conditions of a template that exclude each other by their definitions are never met together by one principal: \`N\` that
is not \`K\`, or two values of one parameter. Names that several files define do not count there.
The same statement in both branches of \`Fn::If\` has no condition.
A principal that the default of a parameter keeps out has its access under that condition, so its ways are warnings.
Several stacks may use a template, or export a value, and a stack set may give values to its stacks. Each of the values
counts then, and the finding says in which stacks. What all of them give is given. Of more than 16 stacks that export
a value, it is not judged that one keeps out the others, and of more than 256, it is not known which one it is of.
An output of a nested stack is the value of that stack. A policy for a role by such an output is for the role of this
stack only, and the finding says so.
A stack set may have more stacks than its template says, with any value.
A principal has the policies and the groups that the default of a parameter gives it by name. Without a default, each
managed policy that a mapping or \`AllowedValues\` list for it is a warning, and so is each role that they list for a
function. A permission set by a parameter without a default may be each one.
A deny that deployment may attach to a principal leaves a warning: the finding says by which name or default it is
attached.
A reference to a resource of the template is a name: a deny on it leaves all others. Letters with which all ids of a kind
begin, as in \`instance/i-*\`, are no name. Fewer than three letters next to each other, as in \`*e*\`, limit a way and do
not close it.

**Trust in strangers:**
Trust in a provider that all its customers share, such as GitHub, is trust in everybody without their names. Claims that
the reference does not list as condition keys let nobody in. The \`oaud\` of Google names nobody: whoever asks for a
token chooses it. Deny statements in a trust policy count, also several conditions of one: somebody gets past it who
misses one of them. A deny with \`NotPrincipal\` stops all others. A deny under a template condition stops nobody where
that does not hold, and the finding names it. So does an effect that is a parameter: its default is its value, and
without the default it allows perhaps. The same goes for an action, and for a value of \`Null\` or \`Bool\`: an error
names the choice of deployment.
The tokens of some providers name the customer in their audience, such as those of Pulumi. A provider in IAM takes only
the audiences that it lists, so strangers stay out without a condition.
A subject may name its owner behind other claims, as \`environment:*:repository_owner:acme\` does.
A star of \`StringLike\` also matches the colons of an ARN. So an account in the middle of such a pattern may be in the
name or path of a role of somebody else. \`ArnLike\` compares each part. AWS does not document what it matches with a
pattern of fewer parts, such as \`*\` or \`arn:aws:iam::*\`. So nothing is sure under such a condition: a way by it, or
beside a deny by it, is a warning.
Users and sessions of roles assume roles, and nobody else: no root user, and no service-linked role. The names of users
are only in requests of users. Trust in everybody on a condition that none of these meets is trust in nobody.
A session of a role may be by a provider without an account, such as Google. A condition on that limits nobody.
Trust in another account is a principal, a condition on everybody, or what such a deny leaves. Where the
files do not say which the own account is, a literal account counts as another one, and the finding says so. An account
by a parameter may be another one too. A parameter that is the whole principal may be an account, if its limits let one in.
Trust in everybody is fatal only if whoever wants to meets all conditions. Some addresses or a pattern of ids make it an
error. So does an external id that nobody guesses, such as a random UUID: AWS does not treat it as a secret. A template
condition makes it an error too, and the finding names it. A condition that nobody can judge makes it a warning. The
default of a parameter counts as its value, also in what functions make of it, and the finding says so. A parameter
without a default, or an import, may be a pattern where the operator takes one: it leaves a warning. It leaves none if
its \`AllowedValues\` or its \`AllowedPattern\` let no wildcard in. Those of a Systems Manager type are for the name in
Parameter Store, and limit no value. In a \`Principal\` it names somebody. A mapping, \`Fn::Select\` or
\`AllowedValues\` may list somebody else there, also in other functions. That leaves a warning. Where
\`Fn::FindInMap\` has a \`DefaultValue\`, that is one of the values.
A role to which denies or a boundary leave nothing in Amazon Connect gives nothing to those that it trusts. It is an
error if the role can take that limit off.
A condition in the policies of such a role, on an endpoint, an address, or a service that calls for it, counts as in its
trust policy. A tag that the role does not have is a warning there.
A condition on session tags or on a source identity lets nobody in whom the trust policy does not let bring them.
A condition on the tags of the role is decided where the details of an account have them. Strangers cannot change them.
Trust in everybody that a condition keeps to the own account lets in its users and roles without a permission of theirs.
One finding on the statement says who gains by it.

**How severe a way is:**
A way is fatal if the principal gains by it. A way that only gives access to others is an error: a role writes into users
or groups, rewrites a managed policy that it does not have, or removes the boundary of another. It is an error too if a
deny leaves out the principal itself, unless the principal can act as the others. The tags that the details of an account
give to the principal decide about that, unless it may change them. Where they list other tags or none, a condition that
asks for no such tag is met, and one that asks for it is a warning. It is an error too if only what the principal does to
itself is under a condition. MFA of a user is no such condition, and a tag that nobody knows is none.
Who writes into itself stays within its own boundary. So it does under denies of everything but some actions, which it
can neither overwrite nor take off. Together they are on all resources, and always apply: one may be under a condition,
and another under its opposite.
It gains what AWS may add there, or acting as others, unless it has that already. Only AWS changes the policies, the
trust, and the boundary of a role of IAM Identity Center or a service-linked role. Permission sets are an error too:
they belong to the account that administers IAM Identity Center, and no file says which it is.
A user writes into roles for others, unless it acts as one into which it writes. That is a role of the files, or a role
of its account that it may assume by name and that no file shows. The details of an account list all roles and users. It
is an error there if the principal acts as none of those into which it writes, and can change nothing about that. An
audience of an OpenID Connect provider, a password of a directory, or a permission set alone makes nobody such a role.
Who changes a trust or makes a role, and whose denies leave it none of those to assume, lets others in: an error,
unless it acts as one who may.
A policy that a condition names counts by what it allows, also one of AWS. So does a boundary that a condition
requires. Who has all its ways already gains nothing by it. Without a way, its access to Amazon Connect is a warning
where the holder lacks it: full access, or actions that sign in to instances, or make or take over users.
What the holder attaches to itself, or to its group, also counts together with what it has. Its denies and its boundary
count then. A role as which it acts only with such a policy is a chain. So is a role as which something acts that it
makes with the policy, or within the boundary. The finding names the policy, and is a warning.
A full name that the holder may create a policy with is free where the details of the account list its policies.
Elsewhere such a policy probably exists, so it is a warning. What somebody has as a policy or a boundary exists.
A policy of the files that the holder may delete, and create again, is one that it writes. Nobody deletes what somebody
has, and what the holder may detach it detaches first. It is a warning where the files do not say who has the policy.
Changes of boundaries are a warning where the details of an account show that nobody has one.
To take users, roles, or groups is a warning where the details of an account show that the holder gains by none. What
they have more there must be no access to Amazon Connect and no way, and the holder must not give more to itself or to
one as which it then acts. It gives more if it writes into that one, rewrites a policy or replaces a boundary that it
has, or takes a deny off it. Other changes count for nothing. The tags of users and roles in the details decide whom it
takes, and what those may do, unless it may change them, also as another one.
The details of an account list all versions of its policies. A switch of versions is fatal if one gives any permission
to the holder, or to a role as which it can act. It is no way if no version allows more than the default one.
A policy that a condition names also counts by the versions to which the holder may switch it.
Who rewrites a managed policy gains by it too if it can act as a role or a user with that policy, and no boundary
confines that one. Otherwise a policy that it does not have is one of others.
Who writes permissions into a role by name gains by it, if it can act as that role of the files and no boundary confines
the role. Otherwise it is a warning. The same goes for a user, or its group, if the holder makes credentials of the
user. Denies of nearly everything confine such a user. Nothing is made with the name of a role that exists in the files,
unless the holder may delete that role. The same goes for functions, jobs, and the like that a template always makes, in
its own Region.

**Chains:**
A principal that can act as a role of the same files has the access of that role too. It assumes the role, or passes it
to a service that runs what the principal says. Or it decides what a resource with that role runs: the code of a
function, the commands of a build. Or it controls what the role trusts: an identity provider, the certificates of IAM
Roles Anywhere. An audience that it adds to an OpenID Connect provider lets it in unless the trust policy demands one.
Or it makes a role or a user with a name that the trust in everybody of the own account lets in, and acts as that one.
Chains of several roles are followed, also across stacks. The last role gives what it may do, and its ways to more
access. A chain goes on through users, groups, and permission sets whose access a role can take. A chain is also one to
a role that takes a deny off the principal, or off another as which it can act. So is one to a role or a user off which
the principal takes a deny, or to which it attaches a policy that a condition names.
A way of several requests is a chain if the principal makes some itself, and others as a role or a user as which it can
act: one makes a function with a role, and the other invokes it. Or one creates the policy that the other attaches, or
that is the boundary it must give. A role is passed in the request that gives it to something. So one principal must be
allowed both. For each way, a few of those who may make its requests are tried.
Left out are a name that another one frees, and a policy that a role as which the principal acts attaches to another
one, or to the principal. So is a way that is split, and that also needs such a policy.
The ARN of a role of IAM Identity Center is the permission set in its name, whatever the Region and the suffix are.
A permission set may be assigned to any account. So its account is not that of its stack. Assignments are not read.
An EC2 instance without an instance profile has that of its launch template. The tags of a role that the details of an
account have decide who assumes it, and not who passes it. A name of a role or of another resource may be one that
CloudFormation generates, or have a parameter, an import, or a pseudo parameter in it. So may the name in a policy.
Whether both are the same name is a warning, which says so. A trust policy in the same account that may have the name is
enough. A name that is only a parameter, without a default, may be any name. It is a warning for those that may assume
the role.
A principal in a trust policy that only deployment knows may be anybody of the files, and so may the caller in a
condition. It is a warning for those that may assume the role. An import whose name has a parameter without a default
may be each export of the files with such a name. So may each export that deployment may give the name of an import,
unless one has it. Trust in what they export is a warning.

**Which ways are left out**, with the reason:

- Code and images that others run: buckets, repositories, and images of containers. The files do not say which role
  runs them.
- Roles that move data only, such as those of Transfer Family, DataSync, Firehose, and Pipes. They give no permission
  of IAM.
- Roles to assume or to pass by name, such as \`role/cdk-*\`, that are in none of the files. Audit them with the files
  that have them. A path such as \`role/service-role/*\` is such a name: the roles of the files in it count.
- What a user gains by \`iam:UpdateUser\`: it changes its own name or path, and with it the conditions and resources
  that its ARN meets. The name and the path count as the files have them.
- Functions and other resources by name whose role is in none of the files. On any resource, the roles that trust the
  service count. Of Terraform plans, functions, build projects, Glue jobs, state machines, notebooks, and fleets of
  WorkSpaces Applications are read.
  Stacks by name are a warning, because no template says which role a stack has. Statements by AWS are not reported.
- Policies by name in a condition that are in none of the files and that the holder may not create, and boundaries by
  name that are in none of them. The details of an account list all of its policies.
- Documents of Systems Manager that the holder may send and not write. Their authors decide what they run. AWS's
  documents that run what their sender gives them are ways.
- OpenID Connect providers by name that no role of the files trusts.
- Services closed to new customers, such as CodeStar and OpsWorks.
- Blueprints, and stacks without a role. They have the access of their holder.
- Credentials in data: databases, parameters, and logs. Secrets are the rule \`unconfined\`.

A name that the reference does not list is an error only if it is close to a known name. Another may be newer than the
reference, and is a warning. Some findings of a rule have another severity than the table says: a deny that denies
nothing is never fatal.

| severity | what it means | synthesis |
| --- | --- | --- |
| fatal | it hands over the account | fails, until it is acknowledged |
| error | it is wrong, or it gives the access of other people | fails, until it is acknowledged |
| warning | it may be intentional | succeeds and reports it, until it is acknowledged |
| note | for information only | succeeds and reports it |

\`failOn\` moves the line. Acknowledge a finding on its construct, or on a construct that contains it. Use the name in the
report for one finding, or the id of the rule for all of them. One colon after the prefix is the same as two:

\`\`\`ts
Validations.of(role).acknowledge(
  { id: 'cdk-amazon-connect-iam::star-resource[connect:ListUsers]', reason: 'the only instance of this account' },
  { id: 'cdk-amazon-connect-iam::literal-partition', reason: 'never deployed to another partition' },
);
\`\`\`

The name changes when the statement names more, so an acknowledgement does not cover what is added later.
`;

const overview = () =>
  table(
    ['rule', 'severity', 'what it finds'],
    RULES.map(({ id, severity, title }) => [`[${id}](#${id})`, severity, title]),
  );

function section({ id, severity, title, why, examples: { bad, good } }: Rule): string {
  const [finding] = audit(read('policy.json', bad)!).filter((found) => found.id === id);
  return `## ${id}

${title}. ${why}. Severity: ${severity}.

${json(bad)}
${code(findingName(finding))}: ${prose(finding.what)}. ${prose(finding.instead)}.

Instead:

${json(good)}`;
}

const json = (document: object) => `\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\`\n`;

/** Text with the ARNs, actions and placeholders in it as code. */
const prose = (text: string) =>
  text.replace(
    /\barn:\S*[^\s.,:]|(?<=\s|^)\*(?=[\s,.]|$)|\b[a-z-]+:[A-Z][\w*]*(\/[\w${}]+)?(?!\S*\/)/g,
    (found) => code(found),
  );
