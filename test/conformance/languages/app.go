// app.ts, in Go: line by line the same, for the same template.
package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsconnect"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsconnectcampaigns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsconnectcampaignsv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesisfirehose"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslex"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawskinesisfirehose"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawslambda"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawss3"
	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk-amazon-connect-iam/cdk-amazon-connect-iam-go/cdkamazonconnectiam"
)

var stack awscdk.Stack
var s = jsii.String

func say(name string, values ...string) {
	awscdk.NewCfnOutput(stack, s(name), &awscdk.CfnOutputProps{Value: s(strings.Join(values, " | "))})
}

func sectionOf(useCase ConsoleUseCase) string {
	if useCase.Section() == nil {
		return "no section"
	}
	return *useCase.Section()
}

// Each language puts its own words before, and some a stack after.
func sayError(err any) {
	say("Error", regexp.MustCompile(`ConnectScope\.instanceId: .*`).FindString(fmt.Sprint(err)))
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack = awscdk.NewStack(app, s("Everything"), &awscdk.StackProps{Env: &awscdk.Environment{Account: s("111122223333"), Region: s("eu-west-2")}})

	validation := NewConnectAccessValidation(app, &ConnectAccessValidationProps{FailOn: FindingSeverity_FATAL,
		Exceptions: &[]*RuleExemption{{Rule: s("escalation"), ConstructPath: s("Everything/Unbounded"), Reason: s("there is another control")}}})
	awscdk.Validations_Of(app).AddPlugins(validation)

	// What the library is pointed at.
	employees := awsiam.NewAccountPrincipal(s("111122223333"))
	instance := awsconnect.NewCfnInstance(stack, s("Instance"), &awsconnect.CfnInstanceProps{
		IdentityManagementType: s("SAML"), Attributes: &awsconnect.CfnInstance_AttributesProperty{InboundCalls: true, OutboundCalls: true}})
	flow := awsconnect.NewCfnContactFlow(stack, s("Flow"), &awsconnect.CfnContactFlowProps{InstanceArn: instance.AttrArn(), Name: s("Flow"), Type: s("CONTACT_FLOW"), Content: s("{}")})
	queue := awsconnect.NewCfnQueue(stack, s("Queue"), &awsconnect.CfnQueueProps{InstanceArn: instance.AttrArn(), Name: s("Queue"),
		HoursOfOperationArn: s("arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/operating-hours/11111111-2222-3333-4444-555555555555")})
	profile := awsconnect.NewCfnSecurityProfile(stack, s("Profile"), &awsconnect.CfnSecurityProfileProps{InstanceArn: instance.AttrArn(), SecurityProfileName: s("Profile")})
	key := awskms.NewKey(stack, s("Key"), nil)
	bucket := awss3.Bucket_FromBucketName(stack, s("Bucket"), s("acme-calls"))
	lookUp := awslambda.Function_FromFunctionArn(stack, s("LookUp"), s("arn:aws:lambda:eu-west-2:111122223333:function:lookup"))
	stream := awskinesis.NewCfnStream(stack, s("Stream"), &awskinesis.CfnStreamProps{ShardCount: jsii.Number(1)})
	delivery := awskinesisfirehose.NewCfnDeliveryStream(stack, s("Delivery"), &awskinesisfirehose.CfnDeliveryStreamProps{DeliveryStreamName: s("acme")})
	logGroup := awslogs.NewCfnLogGroup(stack, s("LogGroup"), &awslogs.CfnLogGroupProps{LogGroupName: s("/aws/connect/acme")})
	bot := awslex.NewCfnBotAlias(stack, s("Bot"), &awslex.CfnBotAliasProps{BotAliasName: s("live"), BotId: s("ABCDE12345")})
	boundary := awsiam.ManagedPolicy_FromManagedPolicyName(stack, s("Boundary"), s("boundary"))
	samlProvider := awsiam.SamlProvider_FromSamlProviderArn(stack, s("Workforce"), s("arn:aws:iam::111122223333:saml-provider/Workforce"))
	application := awsiam.NewRole(stack, s("Application"), &awsiam.RoleProps{AssumedBy: awsiam.NewServicePrincipal(s("lambda.amazonaws.com"), nil)})
	arn := s("arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555")
	newCampaign := awsconnectcampaignsv2.NewCfnCampaign(stack, s("NewCampaign"), &awsconnectcampaignsv2.CfnCampaignProps{
		Name: s("new"), ConnectInstanceId: s("11111111-2222-3333-4444-555555555555"),
		ChannelSubtypeConfig: &awsconnectcampaignsv2.CfnCampaign_ChannelSubtypeConfigProperty{Telephony: &awsconnectcampaignsv2.CfnCampaign_TelephonyChannelSubtypeConfigProperty{
			OutboundMode:          &awsconnectcampaignsv2.CfnCampaign_TelephonyOutboundModeProperty{AgentlessConfig: map[string]string{}},
			DefaultOutboundConfig: &awsconnectcampaignsv2.CfnCampaign_TelephonyOutboundConfigProperty{ConnectContactFlowId: flow.AttrContactFlowArn()}}}})
	oldCampaign := awsconnectcampaigns.NewCfnCampaign(stack, s("OldCampaign"), &awsconnectcampaigns.CfnCampaignProps{Name: s("old"), ConnectInstanceArn: arn,
		DialerConfig:       &awsconnectcampaigns.CfnCampaign_DialerConfigProperty{AgentlessDialerConfig: &awsconnectcampaigns.CfnCampaign_AgentlessDialerConfigProperty{}},
		OutboundCallConfig: &awsconnectcampaigns.CfnCampaign_OutboundCallConfigProperty{ConnectContactFlowArn: flow.AttrContactFlowArn()}})

	// Where.
	one := ConnectScope_Instances(instance)
	two := ConnectScope_InstanceArn(arn).Plus(ConnectScope_InstanceId(s("22222222-2222-3333-4444-555555555555")))
	all := ConnectScope_AllInstances()
	furnished := one.
		WithStorageBuckets(bucket).WithImportBuckets(bucket).WithEncryptionKeys(key).WithLambdaFunctions(lookUp).
		WithLexBots(LexBot_FromAlias(bot), LexBot_FromAliasArn(s("arn:aws:lex:eu-west-2:111122223333:bot-alias/ABCDE12345/FGHIJ67890")), LexBot_FromV1Name(s("Flowers"))).
		WithKinesisStreams(stream).WithDeliveryStreams(delivery).WithLogGroups(logGroup).
		WithProfileDomains(s("arn:aws:profile:eu-west-2:111122223333:domains/acme")).
		WithVoiceIdDomains(s("arn:aws:voiceid:eu-west-2:111122223333:domain/AbCdEfGhIjKlMnOpQrStUv")).
		WithServiceLinkedRole(ServiceLinkedRoleAccess_Any()).
		WithRoleCreation(RoleCreation_WithPermissionsBoundary(boundary, s("/connect/")))

	// What AWS documents.
	admin := NewConnectAdminRole(stack, s("Admin"), &ConnectAdminRoleProps{
		AssumedBy: employees, ExternalIds: jsii.Strings("acme"), MaxSessionDuration: awscdk.Duration_Hours(jsii.Number(2)),
		ServiceLinkedRole: ServiceLinkedRoleAccess_RoleArn(instance.AttrServiceRole()),
		StorageBuckets:    &[]interfacesawss3.IBucketRef{bucket}, EncryptionKeys: &[]interfacesawskms.IKeyRef{key}, LambdaFunctions: &[]interfacesawslambda.IFunctionRef{lookUp},
		LexBots: &[]LexBot{LexBot_FromAlias(bot)}, KinesisStreams: &[]interfacesawskinesis.IStreamRef{stream}, DeliveryStreams: &[]interfacesawskinesisfirehose.IDeliveryStreamRef{delivery},
		DenyEmergencyAccess: jsii.Bool(true),
	})
	pinned := NewConnectAdminRole(stack, s("Pinned"), &ConnectAdminRoleProps{AssumedBy: employees, ManagedPolicyVersion: s("v4"), ServiceLinkedRole: ServiceLinkedRoleAccess_None()})
	auditor := NewConnectReadOnlyRole(stack, s("Auditor"), &ConnectReadOnlyRoleProps{AssumedBy: employees, SearchScope: one, DenyFederation: jsii.Bool(true)})
	voiceId := NewVoiceIdAdmin(stack, s("VoiceId"), &VoiceIdAdminProps{AssumedBy: employees, EncryptionKey: key})
	awscdk.Validations_Of(voiceId).Acknowledge(&awscdk.Acknowledgment{Id: s("cdk-amazon-connect-iam:voice-id-end-of-support"), Reason: s("domains are deleted")})
	dialer := NewCampaignsOperator(stack, s("Dialer"), &CampaignsOperatorProps{
		AssumedBy: employees, Level: CampaignsLevel_OPERATOR, Apis: &[]CampaignsApi{CampaignsApi_V2}, ConnectScope: one})
	named := NewCampaignsOperator(stack, s("Named"), &CampaignsOperatorProps{AssumedBy: employees, Campaigns: &[]ConnectCampaign{
		ConnectCampaign_FromCampaignId(s("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")),
		ConnectCampaign_FromCampaignArn(s("arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee")),
		ConnectCampaign_FromCampaign(newCampaign),
		ConnectCampaign_FromCampaignV1(oldCampaign),
	}})

	// Any access.
	useCases := ConnectAccess_ConsoleUseCases(ConsoleUseCase_EDIT_CALL_RECORDING(), ConsoleUseCase_ADD_REMOVE_LAMBDA_FUNCTIONS()).
		Plus(ConnectAccess_ConsolePages(ConsolePage_CUSTOMER_PROFILES(), ConsolePage_DATA_STREAMING())).
		Minus(ConnectAccess_ConnectActions(ConnectAction_DISASSOCIATE_LAMBDA_FUNCTION))
	editor := NewConnectAccessRole(stack, s("Editor"), &ConnectAccessRoleProps{AssumedBy: employees, Access: useCases, ConnectScope: furnished})
	actions := ConnectAccess_ConnectActions(ConnectAction_DESCRIBE_USER).
		Plus(ConnectAccess_CampaignsActions(CampaignsAction_DELETE_CAMPAIGN)).Plus(ConnectAccess_CustomerProfilesActions(CustomerProfilesAction_ADD_PROFILE_KEY)).
		Plus(ConnectAccess_CasesActions(CasesAction_BATCH_GET_FIELD)).Plus(ConnectAccess_AgentAssistActions(AgentAssistAction_CREATE_AI_AGENT)).
		Plus(ConnectAccess_AppIntegrationsActions(AppIntegrationsAction_CREATE_APPLICATION)).Plus(ConnectAccess_VoiceIdActions(VoiceIdAction_CREATE_DOMAIN)).
		Plus(ConnectAccess_Actions(s("connect:SearchUsers"))).Plus(ConnectAccess_UncataloguedAction(s("connect:InventQueue"), s("queue")))
	everywhere := NewConnectAccessRole(stack, s("Everywhere"), &ConnectAccessRoleProps{AssumedBy: employees, Access: actions, ConnectScope: two})
	managed := NewConnectAccessRole(stack, s("Managed"), &ConnectAccessRoleProps{AssumedBy: employees, ConnectScope: all,
		Access: ConnectAccess_FullAccess(nil).WithPinnedPolicy(s("AmazonConnect_FullAccess"), s("v4")).Plus(ConnectAccess_ReadOnly(s("v3"))).Plus(ConnectAccess_Search()).
			Plus(ConnectAccess_VoiceId(nil)).Plus(ConnectAccess_Campaigns(CampaignsLevel_VIEWER)).Plus(ConnectAccess_DenyEmergencyAccess()).Plus(ConnectAccess_DenyFederation())})
	tagged := NewConnectAccessPolicy(stack, s("Tagged"), &ConnectAccessPolicyProps{Access: ConnectAccess_Jobs(ConnectJob_USER_ADMINISTRATION()),
		ConnectScope: one.WithTags(&map[string]*string{"Team": s("North")}, UnsupportedTagBehavior_OMIT), Roles: &[]awsiam.IRole{application}})
	inline := NewConnectInlinePolicy(stack, s("Inline"), &ConnectInlinePolicyProps{Access: ConnectAccess_ConnectActions(ConnectAction_DESCRIBE_QUEUE),
		ConnectScope: one.WithResources(s("queue"), queue.AttrQueueArn()), Roles: &[]awsiam.IRole{application}})
	NewConnectAccessRole(stack, s("Unbounded"), &ConnectAccessRoleProps{AssumedBy: employees, Access: ConnectAccess_ConsolePages(ConsolePage_CUSTOMER_PROFILES()),
		ConnectScope: one.WithImportBuckets(bucket).WithRoleCreation(RoleCreation_WithoutPermissionsBoundary(s("there is another control"), nil))})
	NewConnectAccessRole(stack, s("OneCampaign"), &ConnectAccessRoleProps{AssumedBy: employees, Access: ConnectAccess_CampaignsActions(CampaignsAction_DELETE_CAMPAIGN),
		ConnectScope: one.WithCampaigns(ConnectCampaign_FromCampaignId(s("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")))})
	NewConnectAccessRole(stack, s("Reader"), &ConnectAccessRoleProps{AssumedBy: employees, Access: ConnectAccess_ConnectActions(ConnectAction_DESCRIBE_QUEUE), ConnectScope: two})

	// Signing in.
	agents := NewConnectFederationRole(stack, s("Agents"), &ConnectFederationRoleProps{SamlProvider: samlProvider, ConnectScope: one,
		SignIn: &[]SamlSignIn{SamlSignIn_AtInstances(), SamlSignIn_InRegion(s("us-west-2")), SamlSignIn_Endpoint(s("https://signin.aws.amazon.com/saml"))}})
	resilient := NewConnectFederationRole(stack, s("Resilient"), &ConnectFederationRoleProps{SamlProvider: samlProvider, ConnectScope: two,
		Form: ConnectFederationForm_INSTANCE_ID, SignIn: &[]SamlSignIn{SamlSignIn_GlobalResiliency(ConnectScope_InstanceArn(arn))},
		Description: s("Agents of two Regions"), ManagedPolicies: &[]awsiam.IManagedPolicy{boundary}, PermissionsBoundary: boundary})
	emergency := NewConnectEmergencyAccessRole(stack, s("Emergency"), &ConnectEmergencyAccessRoleProps{AssumedBy: employees, ConnectScope: one,
		SourceIps: jsii.Strings("192.0.2.0/24"), RequireMfa: jsii.Bool(true)})
	awsiam.NewManagedPolicy(stack, s("NoOtherEmergencyAccess"), &awsiam.ManagedPolicyProps{
		Document: ConnectEmergencyAccess_DenyElsewhere(stack, &EmergencyAccessExceptions{ConnectScope: one, Roles: &[]interfacesawsiam.IRoleRef{emergency}})})
	supervisors := NewConnectPermissionSet(stack, s("Supervisors"), &ConnectPermissionSetProps{
		IdentityCenterInstanceArn: s("arn:aws:sso:::instance/ssoins-1234567890abcdef"), PermissionSetName: s("Supervisors"),
		Access: ConnectAccess_ReadOnly(nil).Plus(ConnectAccess_Search()), ConnectScope: ConnectScope_InstanceArn(arn), SessionDuration: awscdk.Duration_Hours(jsii.Number(8)),
		RelayState: s("https://eu-west-2.console.aws.amazon.com/connect/v2/app/instances"), AwsManagedPolicies: jsii.Strings("job-function/ViewOnlyAccess"),
		CustomerManagedPolicies: &[]*CustomerManagedPolicy{{PolicyName: s("Reports"), Path: s("/connect/")}}, Tags: &map[string]*string{"Team": s("North")},
	})

	// Service-linked roles.
	serviceRole := NewConnectServiceLinkedRole(stack, s("ServiceRole"), &ConnectServiceLinkedRoleProps{CustomSuffix: s("support")})
	ofInstance := ConnectServiceLinkedRole_FromInstance(stack, s("RoleOfInstance"), instance)
	ofDomain := ConnectServiceLinkedRole_FromRoleArn(stack, s("RoleOfDomain"),
		s("arn:aws:iam::111122223333:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_0123456789"), ConnectServiceLinkedRoleType_CUSTOMER_PROFILES())
	NewConnectAdminRole(stack, s("Platform"), &ConnectAdminRoleProps{AssumedBy: employees, ServiceLinkedRole: ServiceLinkedRoleAccess_Role(serviceRole)})
	types := *ConnectServiceLinkedRoleType_All()
	NewConnectAccessRole(stack, s("Keeper"), &ConnectAccessRoleProps{AssumedBy: employees, ConnectScope: all,
		Access: ConnectAccess_ServiceLinkedRoles(ServiceLinkedRolesLevel_ADMINISTRATOR, types...)})

	// For applications, and for keys.
	grants := ConnectGrants_FromInstance(instance)
	grants.StartOutboundVoice(application)
	grants.StartChat(application, flow)
	grants.StartTaskOnAnyFlow(application)
	grants.StartWebCall(application, flow)
	grants.WriteContactAttributes(application)
	grants.ReadMetrics(application, queue)
	grants.ReadDirectory(application)
	grants.ManageUsers(application, profile)
	grants.DeployFlows(application)
	ConnectGrants_FromScope(two).Jobs(application, ConnectJob_DIRECTORY_LOOKUP(), ConnectJob_CCP_SIGN_IN())
	ConnectGrants_FromScope(one).Access(application, ConnectAccess_ConnectActions(ConnectAction_LIST_QUEUES))
	keyGrants := ConnectKeyGrants_FromKey(key)
	keyGrants.UseCustomerProfiles(auditor)
	keyGrants.AdministerCustomerProfiles(editor)
	keyGrants.AdministerVoiceId(everywhere)
	keyGrants.AllowCustomerProfilesService(s("acme"))

	// What can be read of it.
	for _, role := range []struct {
		name     string
		findings *[]*AccessFinding
	}{
		{"admin", admin.Findings()}, {"pinned", pinned.Findings()}, {"auditor", auditor.Findings()}, {"voiceId", voiceId.Findings()}, {"dialer", dialer.Findings()},
		{"named", named.Findings()}, {"editor", editor.Findings()}, {"everywhere", everywhere.Findings()}, {"managed", managed.Findings()}, {"tagged", tagged.Findings()},
		{"inline", inline.Findings()}, {"agents", agents.Findings()}, {"resilient", resilient.Findings()}, {"emergency", emergency.Findings()}, {"supervisors", supervisors.Findings()},
	} {
		said := []string{}
		for _, finding := range *role.findings {
			said = append(said, *finding.Id+", "+either(*finding.Warning, "a warning", "no warning")+": "+*finding.Message)
		}
		say("Findings-"+role.name, said...)
	}
	paths := []string{}
	for _, policy := range *tagged.Policies() {
		paths = append(paths, *policy.Node().Path())
	}
	say("Policies", paths...)
	relayStates := append([]string{*agents.RelayStateTo(s("/agent-app-v2"), nil)}, texts(agents.RelayStates())...)
	say("RelayStates", append(relayStates, *resilient.RelayStateTo(s("/ccp-v2/chat"), ConnectScope_InstanceArn(arn)))...)
	say("PermissionSet", *supervisors.PermissionSetArn(), *supervisors.PermissionSetRef().PermissionSetArn)
	say("ServiceRoles", *serviceRole.RoleRef().RoleArn, *serviceRole.RoleName(), *ofInstance.RoleArn(), *ofDomain.RoleName(), *ofDomain.RoleType().Id())
	for _, kind := range types {
		said := []string{*kind.Feature(), *kind.NamePrefix(), *kind.Path(), *kind.Principal(), *kind.ManagedPolicyName(),
			either(kind.Suffix() == ServiceLinkedRoleSuffix_CALLER, "any suffix", "no suffix"), either(*kind.AcceptsSuffix(), "accepted", "refused")}
		for _, policy := range *kind.InlinePolicies() {
			said = append(said, *policy.Feature+" on "+*policy.On+": "+strings.Join(texts(policy.Actions), ","))
		}
		say("Type-"+*kind.Id(), said...)
	}
	page := ConsolePage_DATA_STREAMING()
	said := []string{*page.Name()}
	for _, row := range *page.UseCases() {
		said = append(said, *row.Id())
	}
	for _, row := range *page.Views() {
		said = append(said, *row.Label())
	}
	for _, row := range *page.Edits() {
		said = append(said, *row.Documentation())
	}
	say("Page", said...)
	useCase := ConsoleUseCase_EDIT_CALL_RECORDING()
	said = append([]string{*useCase.Page(), sectionOf(useCase), either(useCase.Access() == ConsoleAccess_EDIT, "an edit", "no edit")}, texts(useCase.FormerNames())...)
	say("UseCase", append(said, texts(useCase.Actions())...)...)
	say("NoSection", sectionOf(ConsoleUseCase_LIST_INSTANCE()))
	job := ConnectJob_OUTBOUND_DIALER()
	say("Job", append([]string{*job.Id(), *job.Label(), *job.Does()}, texts(job.Actions())...)...)
	say("Scope", append([]string{either(*all.CoversAllInstances(), "all", "some"), either(*one.CoversAllInstances(), "all", "some")}, texts(actions.ActionNames())...)...)
	func() {
		defer func() { sayError(recover()) }()
		ConnectScope_InstanceId(s("acme-support"))
	}()
	say("Validation", append([]string{*validation.Name(), *validation.Version()}, texts(validation.RuleIds())...)...)

	tell(stack, app.Synth(nil).Directory())
}
