"""app.ts, in Python: line by line the same, for the same template."""
import re

from aws_cdk import Acknowledgment, App, CfnOutput, Duration, Stack, Validations
from aws_cdk import aws_connect as connect, aws_connectcampaigns as campaigns, aws_connectcampaignsv2 as campaigns_v2, aws_iam as iam
from aws_cdk import aws_kinesis as kinesis, aws_kinesisfirehose as firehose, aws_kms as kms, aws_lambda as lambda_, aws_lex as lex
from aws_cdk import aws_logs as logs, aws_s3 as s3
from cdk_amazon_connect_iam import (
    AgentAssistAction, AppIntegrationsAction, CampaignsAction, CampaignsApi, CampaignsLevel, CampaignsOperator, CasesAction, ConnectAccess,
    ConnectAccessPolicy, ConnectAccessRole, ConnectAccessValidation, ConnectAction, ConnectAdminRole, ConnectCampaign, ConnectEmergencyAccess, ConnectEmergencyAccessRole,
    ConnectFederationForm, ConnectFederationRole, ConnectGrants, ConnectInlinePolicy, ConnectJob, ConnectKeyGrants, ConnectPermissionSet,
    ConnectReadOnlyRole, ConnectScope, ConnectServiceLinkedRole, ConnectServiceLinkedRoleType, ConsoleAccess, ConsolePage, ConsoleUseCase,
    CustomerManagedPolicy, CustomerProfilesAction, FindingSeverity, LexBot, RoleCreation, SamlSignIn, ServiceLinkedRoleAccess, ServiceLinkedRolesLevel,
    ServiceLinkedRoleSuffix, UnsupportedTagBehavior, RuleExemption, VoiceIdAction, VoiceIdAdmin,
)
from told import tell

app = App()
stack = Stack(app, "Everything", env={"account": "111122223333", "region": "eu-west-2"})

validation = ConnectAccessValidation(app, fail_on=FindingSeverity.FATAL, exceptions=[
    RuleExemption(rule="escalation", construct_path="Everything/Unbounded", reason="there is another control"),
])
Validations.of(app).add_plugins(validation)


def say(name, *values):
    CfnOutput(stack, name, value=" | ".join(values))


# What the library is pointed at.
employees = iam.AccountPrincipal("111122223333")
instance = connect.CfnInstance(stack, "Instance", identity_management_type="SAML", attributes=connect.CfnInstance.AttributesProperty(inbound_calls=True, outbound_calls=True))
flow = connect.CfnContactFlow(stack, "Flow", instance_arn=instance.attr_arn, name="Flow", type="CONTACT_FLOW", content="{}")
queue = connect.CfnQueue(stack, "Queue", instance_arn=instance.attr_arn, name="Queue", hours_of_operation_arn="arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/operating-hours/11111111-2222-3333-4444-555555555555")
profile = connect.CfnSecurityProfile(stack, "Profile", instance_arn=instance.attr_arn, security_profile_name="Profile")
key = kms.Key(stack, "Key")
bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "acme-calls")
look_up = lambda_.Function.from_function_arn(stack, "LookUp", "arn:aws:lambda:eu-west-2:111122223333:function:lookup")
stream = kinesis.CfnStream(stack, "Stream", shard_count=1)
delivery = firehose.CfnDeliveryStream(stack, "Delivery", delivery_stream_name="acme")
log_group = logs.CfnLogGroup(stack, "LogGroup", log_group_name="/aws/connect/acme")
bot = lex.CfnBotAlias(stack, "Bot", bot_alias_name="live", bot_id="ABCDE12345")
boundary = iam.ManagedPolicy.from_managed_policy_name(stack, "Boundary", "boundary")
saml_provider = iam.SamlProvider.from_saml_provider_arn(stack, "Workforce", "arn:aws:iam::111122223333:saml-provider/Workforce")
application = iam.Role(stack, "Application", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
arn = "arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555"
new_campaign = campaigns_v2.CfnCampaign(
    stack, "NewCampaign", name="new", connect_instance_id="11111111-2222-3333-4444-555555555555",
    channel_subtype_config=campaigns_v2.CfnCampaign.ChannelSubtypeConfigProperty(telephony=campaigns_v2.CfnCampaign.TelephonyChannelSubtypeConfigProperty(
        outbound_mode=campaigns_v2.CfnCampaign.TelephonyOutboundModeProperty(agentless_config={}),
        default_outbound_config=campaigns_v2.CfnCampaign.TelephonyOutboundConfigProperty(connect_contact_flow_id=flow.attr_contact_flow_arn),
    )),
)
old_campaign = campaigns.CfnCampaign(
    stack, "OldCampaign", name="old", connect_instance_arn=arn,
    dialer_config=campaigns.CfnCampaign.DialerConfigProperty(agentless_dialer_config=campaigns.CfnCampaign.AgentlessDialerConfigProperty()),
    outbound_call_config=campaigns.CfnCampaign.OutboundCallConfigProperty(connect_contact_flow_arn=flow.attr_contact_flow_arn),
)

# Where.
one = ConnectScope.instances(instance)
two = ConnectScope.instance_arn(arn).plus(ConnectScope.instance_id("22222222-2222-3333-4444-555555555555"))
all_instances = ConnectScope.all_instances()
furnished = (
    one.with_storage_buckets(bucket).with_import_buckets(bucket).with_encryption_keys(key).with_lambda_functions(look_up)
    .with_lex_bots(LexBot.from_alias(bot), LexBot.from_alias_arn("arn:aws:lex:eu-west-2:111122223333:bot-alias/ABCDE12345/FGHIJ67890"), LexBot.from_v1_name("Flowers"))
    .with_kinesis_streams(stream).with_delivery_streams(delivery).with_log_groups(log_group)
    .with_profile_domains("arn:aws:profile:eu-west-2:111122223333:domains/acme")
    .with_voice_id_domains("arn:aws:voiceid:eu-west-2:111122223333:domain/AbCdEfGhIjKlMnOpQrStUv")
    .with_service_linked_role(ServiceLinkedRoleAccess.any())
    .with_role_creation(RoleCreation.with_permissions_boundary(boundary, "/connect/"))
)

# What AWS documents.
admin = ConnectAdminRole(
    stack, "Admin", assumed_by=employees, external_ids=["acme"], max_session_duration=Duration.hours(2),
    service_linked_role=ServiceLinkedRoleAccess.role_arn(instance.attr_service_role), storage_buckets=[bucket], encryption_keys=[key],
    lambda_functions=[look_up], lex_bots=[LexBot.from_alias(bot)], kinesis_streams=[stream], delivery_streams=[delivery], deny_emergency_access=True,
)
pinned = ConnectAdminRole(stack, "Pinned", assumed_by=employees, managed_policy_version="v4", service_linked_role=ServiceLinkedRoleAccess.none())
auditor = ConnectReadOnlyRole(stack, "Auditor", assumed_by=employees, search_scope=one, deny_federation=True)
voice_id = VoiceIdAdmin(stack, "VoiceId", assumed_by=employees, encryption_key=key)
Validations.of(voice_id).acknowledge(Acknowledgment(id="cdk-amazon-connect-iam:voice-id-end-of-support", reason="domains are deleted"))
dialer = CampaignsOperator(stack, "Dialer", assumed_by=employees, level=CampaignsLevel.OPERATOR, apis=[CampaignsApi.V2], connect_scope=one)
named = CampaignsOperator(stack, "Named", assumed_by=employees, campaigns=[
    ConnectCampaign.from_campaign_id("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
    ConnectCampaign.from_campaign_arn("arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"),
    ConnectCampaign.from_campaign(new_campaign),
    ConnectCampaign.from_campaign_v1(old_campaign),
])

# Any access.
use_cases = (
    ConnectAccess.console_use_cases(ConsoleUseCase.EDIT_CALL_RECORDING, ConsoleUseCase.ADD_REMOVE_LAMBDA_FUNCTIONS)
    .plus(ConnectAccess.console_pages(ConsolePage.CUSTOMER_PROFILES, ConsolePage.DATA_STREAMING))
    .minus(ConnectAccess.connect_actions(ConnectAction.DISASSOCIATE_LAMBDA_FUNCTION))
)
editor = ConnectAccessRole(stack, "Editor", assumed_by=employees, access=use_cases, connect_scope=furnished)
actions = (
    ConnectAccess.connect_actions(ConnectAction.DESCRIBE_USER)
    .plus(ConnectAccess.campaigns_actions(CampaignsAction.DELETE_CAMPAIGN)).plus(ConnectAccess.customer_profiles_actions(CustomerProfilesAction.ADD_PROFILE_KEY))
    .plus(ConnectAccess.cases_actions(CasesAction.BATCH_GET_FIELD)).plus(ConnectAccess.agent_assist_actions(AgentAssistAction.CREATE_AI_AGENT))
    .plus(ConnectAccess.app_integrations_actions(AppIntegrationsAction.CREATE_APPLICATION)).plus(ConnectAccess.voice_id_actions(VoiceIdAction.CREATE_DOMAIN))
    .plus(ConnectAccess.actions("connect:SearchUsers")).plus(ConnectAccess.uncatalogued_action("connect:InventQueue", "queue"))
)
everywhere = ConnectAccessRole(stack, "Everywhere", assumed_by=employees, access=actions, connect_scope=two)
managed = ConnectAccessRole(
    stack, "Managed", assumed_by=employees, connect_scope=all_instances,
    access=ConnectAccess.full_access().with_pinned_policy("AmazonConnect_FullAccess", "v4").plus(ConnectAccess.read_only("v3")).plus(ConnectAccess.search())
    .plus(ConnectAccess.voice_id()).plus(ConnectAccess.campaigns(CampaignsLevel.VIEWER)).plus(ConnectAccess.deny_emergency_access()).plus(ConnectAccess.deny_federation()),
)
tagged = ConnectAccessPolicy(
    stack, "Tagged", access=ConnectAccess.jobs(ConnectJob.USER_ADMINISTRATION), connect_scope=one.with_tags({"Team": "North"}, UnsupportedTagBehavior.OMIT), roles=[application],
)
inline = ConnectInlinePolicy(
    stack, "Inline", access=ConnectAccess.connect_actions(ConnectAction.DESCRIBE_QUEUE), connect_scope=one.with_resources("queue", queue.attr_queue_arn), roles=[application],
)
ConnectAccessRole(
    stack, "Unbounded", assumed_by=employees, access=ConnectAccess.console_pages(ConsolePage.CUSTOMER_PROFILES),
    connect_scope=one.with_import_buckets(bucket).with_role_creation(RoleCreation.without_permissions_boundary("there is another control")),
)
ConnectAccessRole(
    stack, "OneCampaign", assumed_by=employees, access=ConnectAccess.campaigns_actions(CampaignsAction.DELETE_CAMPAIGN),
    connect_scope=one.with_campaigns(ConnectCampaign.from_campaign_id("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")),
)
ConnectAccessRole(stack, "Reader", assumed_by=employees, access=ConnectAccess.connect_actions(ConnectAction.DESCRIBE_QUEUE), connect_scope=two)

# Signing in.
agents = ConnectFederationRole(
    stack, "Agents", saml_provider=saml_provider, connect_scope=one,
    sign_in=[SamlSignIn.at_instances(), SamlSignIn.in_region("us-west-2"), SamlSignIn.endpoint("https://signin.aws.amazon.com/saml")],
)
resilient = ConnectFederationRole(
    stack, "Resilient", saml_provider=saml_provider, connect_scope=two, form=ConnectFederationForm.INSTANCE_ID,
    sign_in=[SamlSignIn.global_resiliency(ConnectScope.instance_arn(arn))],
    description="Agents of two Regions", managed_policies=[boundary], permissions_boundary=boundary,
)
emergency = ConnectEmergencyAccessRole(stack, "Emergency", assumed_by=employees, connect_scope=one, source_ips=["192.0.2.0/24"], require_mfa=True)
iam.ManagedPolicy(stack, "NoOtherEmergencyAccess", document=ConnectEmergencyAccess.deny_elsewhere(stack, connect_scope=one, roles=[emergency]))
supervisors = ConnectPermissionSet(
    stack, "Supervisors", identity_center_instance_arn="arn:aws:sso:::instance/ssoins-1234567890abcdef", permission_set_name="Supervisors",
    access=ConnectAccess.read_only().plus(ConnectAccess.search()), connect_scope=ConnectScope.instance_arn(arn), session_duration=Duration.hours(8),
    relay_state="https://eu-west-2.console.aws.amazon.com/connect/v2/app/instances", aws_managed_policies=["job-function/ViewOnlyAccess"],
    customer_managed_policies=[CustomerManagedPolicy(policy_name="Reports", path="/connect/")], tags={"Team": "North"},
)

# Service-linked roles.
service_role = ConnectServiceLinkedRole(stack, "ServiceRole", custom_suffix="support")
of_instance = ConnectServiceLinkedRole.from_instance(stack, "RoleOfInstance", instance)
of_domain = ConnectServiceLinkedRole.from_role_arn(stack, "RoleOfDomain", "arn:aws:iam::111122223333:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_0123456789", ConnectServiceLinkedRoleType.CUSTOMER_PROFILES)
ConnectAdminRole(stack, "Platform", assumed_by=employees, service_linked_role=ServiceLinkedRoleAccess.role(service_role))
ConnectAccessRole(
    stack, "Keeper", assumed_by=employees, connect_scope=all_instances,
    access=ConnectAccess.service_linked_roles(ServiceLinkedRolesLevel.ADMINISTRATOR, *ConnectServiceLinkedRoleType.all()),
)

# For applications, and for keys.
grants = ConnectGrants.from_instance(instance)
grants.start_outbound_voice(application)
grants.start_chat(application, flow)
grants.start_task_on_any_flow(application)
grants.start_web_call(application, flow)
grants.write_contact_attributes(application)
grants.read_metrics(application, queue)
grants.read_directory(application)
grants.manage_users(application, profile)
grants.deploy_flows(application)
ConnectGrants.from_scope(two).jobs(application, ConnectJob.DIRECTORY_LOOKUP, ConnectJob.CCP_SIGN_IN)
ConnectGrants.from_scope(one).access(application, ConnectAccess.connect_actions(ConnectAction.LIST_QUEUES))
key_grants = ConnectKeyGrants.from_key(key)
key_grants.use_customer_profiles(auditor)
key_grants.administer_customer_profiles(editor)
key_grants.administer_voice_id(everywhere)
key_grants.allow_customer_profiles_service("acme")

# What can be read of it.
roles = {
    "admin": admin, "pinned": pinned, "auditor": auditor, "voiceId": voice_id, "dialer": dialer, "named": named, "editor": editor, "everywhere": everywhere,
    "managed": managed, "tagged": tagged, "inline": inline, "agents": agents, "resilient": resilient, "emergency": emergency, "supervisors": supervisors,
}
for name, role in roles.items():
    say(f"Findings-{name}", *(f"{f.id}, {'a warning' if f.warning else 'no warning'}: {f.message}" for f in role.findings))
say("Policies", *(policy.node.path for policy in tagged.policies))
say("RelayStates", agents.relay_state_to("/agent-app-v2"), *agents.relay_states, resilient.relay_state_to("/ccp-v2/chat", ConnectScope.instance_arn(arn)))
say("PermissionSet", supervisors.permission_set_arn, supervisors.permission_set_ref.permission_set_arn)
say("ServiceRoles", service_role.role_ref.role_arn, service_role.role_name, of_instance.role_arn, of_domain.role_name, of_domain.role_type.id)
for kind in ConnectServiceLinkedRoleType.all():
    say(f"Type-{kind.id}", kind.feature, kind.name_prefix, kind.path, kind.principal, kind.managed_policy_name,
        "any suffix" if kind.suffix == ServiceLinkedRoleSuffix.CALLER else "no suffix", "accepted" if kind.accepts_suffix else "refused",
        *(f"{policy.feature} on {policy.on}: {','.join(policy.actions)}" for policy in kind.inline_policies))
page = ConsolePage.DATA_STREAMING
say("Page", page.name, *(row.id for row in page.use_cases), *(row.label for row in page.views), *(row.documentation for row in page.edits))
use_case = ConsoleUseCase.EDIT_CALL_RECORDING
say("UseCase", use_case.page, use_case.section or "no section", "an edit" if use_case.access == ConsoleAccess.EDIT else "no edit", *use_case.former_names, *use_case.actions)
say("NoSection", ConsoleUseCase.LIST_INSTANCE.section or "no section")
job = ConnectJob.OUTBOUND_DIALER
say("Job", job.id, job.label, job.does, *job.actions)
say("Scope", "all" if all_instances.covers_all_instances else "some", "all" if one.covers_all_instances else "some", *actions.action_names)
try:
    ConnectScope.instance_id("acme-support")
except RuntimeError as error:
    say("Error", re.search(r"ConnectScope\.instanceId: .*", str(error))[0])
say("Validation", validation.name, validation.version or "no version", *(validation.rule_ids or []))

tell(stack, app.synth().directory)
