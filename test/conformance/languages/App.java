/* app.ts, in Java: line by line the same, for the same template. */
import static java.util.stream.Stream.concat;

import io.github.cdk_amazon_connect_iam.*;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awscdk.*;
import software.amazon.awscdk.services.connect.*;
import software.amazon.awscdk.services.connectcampaigns.CfnCampaign.AgentlessDialerConfigProperty;
import software.amazon.awscdk.services.connectcampaigns.CfnCampaign.DialerConfigProperty;
import software.amazon.awscdk.services.connectcampaigns.CfnCampaign.OutboundCallConfigProperty;
import software.amazon.awscdk.services.connectcampaignsv2.CfnCampaign;
import software.amazon.awscdk.services.iam.*;
import software.amazon.awscdk.services.kinesis.CfnStream;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lex.CfnBotAlias;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;

public class App {
    static Stack stack;

    static void say(String name, Stream<String> values) {
        CfnOutput.Builder.create(stack, name).value(String.join(" | ", values.toList())).build();
    }

    static String said(AccessFinding finding) {
        return finding.getId() + ", " + (finding.getWarning() ? "a warning" : "no warning") + ": " + finding.getMessage();
    }

    public static void main(String[] args) throws IOException {
        software.amazon.awscdk.App app = new software.amazon.awscdk.App();
        stack = Stack.Builder.create(app, "Everything").env(Environment.builder().account("111122223333").region("eu-west-2").build()).build();

        ConnectAccessValidation validation = ConnectAccessValidation.Builder.create(app).failOn(FindingSeverity.FATAL)
            .exceptions(List.of(RuleExemption.builder().rule("escalation").constructPath("Everything/Unbounded").reason("there is another control").build())).build();
        Validations.of(app).addPlugins(validation);

        // What the library is pointed at.
        IPrincipal employees = new AccountPrincipal("111122223333");
        CfnInstance instance = CfnInstance.Builder.create(stack, "Instance").identityManagementType("SAML")
            .attributes(CfnInstance.AttributesProperty.builder().inboundCalls(true).outboundCalls(true).build()).build();
        CfnContactFlow flow = CfnContactFlow.Builder.create(stack, "Flow").instanceArn(instance.getAttrArn()).name("Flow").type("CONTACT_FLOW").content("{}").build();
        CfnQueue queue = CfnQueue.Builder.create(stack, "Queue").instanceArn(instance.getAttrArn()).name("Queue")
            .hoursOfOperationArn("arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/operating-hours/11111111-2222-3333-4444-555555555555").build();
        CfnSecurityProfile profile = CfnSecurityProfile.Builder.create(stack, "Profile").instanceArn(instance.getAttrArn()).securityProfileName("Profile").build();
        Key key = new Key(stack, "Key");
        IBucket bucket = Bucket.fromBucketName(stack, "Bucket", "acme-calls");
        IFunction lookUp = Function.fromFunctionArn(stack, "LookUp", "arn:aws:lambda:eu-west-2:111122223333:function:lookup");
        CfnStream stream = CfnStream.Builder.create(stack, "Stream").shardCount(1).build();
        CfnDeliveryStream delivery = CfnDeliveryStream.Builder.create(stack, "Delivery").deliveryStreamName("acme").build();
        CfnLogGroup logGroup = CfnLogGroup.Builder.create(stack, "LogGroup").logGroupName("/aws/connect/acme").build();
        CfnBotAlias bot = CfnBotAlias.Builder.create(stack, "Bot").botAliasName("live").botId("ABCDE12345").build();
        IManagedPolicy boundary = ManagedPolicy.fromManagedPolicyName(stack, "Boundary", "boundary");
        ISamlProvider samlProvider = SamlProvider.fromSamlProviderArn(stack, "Workforce", "arn:aws:iam::111122223333:saml-provider/Workforce");
        Role application = Role.Builder.create(stack, "Application").assumedBy(new ServicePrincipal("lambda.amazonaws.com")).build();
        String arn = "arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555";
        CfnCampaign newCampaign = CfnCampaign.Builder.create(stack, "NewCampaign").name("new").connectInstanceId("11111111-2222-3333-4444-555555555555")
            .channelSubtypeConfig(CfnCampaign.ChannelSubtypeConfigProperty.builder().telephony(CfnCampaign.TelephonyChannelSubtypeConfigProperty.builder()
                .outboundMode(CfnCampaign.TelephonyOutboundModeProperty.builder().agentlessConfig(Map.of()).build())
                .defaultOutboundConfig(CfnCampaign.TelephonyOutboundConfigProperty.builder().connectContactFlowId(flow.getAttrContactFlowArn()).build())
                .build()).build()).build();
        var oldCampaign = software.amazon.awscdk.services.connectcampaigns.CfnCampaign.Builder.create(stack, "OldCampaign").name("old").connectInstanceArn(arn)
            .dialerConfig(DialerConfigProperty.builder().agentlessDialerConfig(AgentlessDialerConfigProperty.builder().build()).build())
            .outboundCallConfig(OutboundCallConfigProperty.builder().connectContactFlowArn(flow.getAttrContactFlowArn()).build()).build();

        // Where.
        ConnectScope one = ConnectScope.instances(instance);
        ConnectScope two = ConnectScope.instanceArn(arn).plus(ConnectScope.instanceId("22222222-2222-3333-4444-555555555555"));
        ConnectScope all = ConnectScope.allInstances();
        ConnectScope furnished = one
            .withStorageBuckets(bucket).withImportBuckets(bucket).withEncryptionKeys(key).withLambdaFunctions(lookUp)
            .withLexBots(LexBot.fromAlias(bot), LexBot.fromAliasArn("arn:aws:lex:eu-west-2:111122223333:bot-alias/ABCDE12345/FGHIJ67890"), LexBot.fromV1Name("Flowers"))
            .withKinesisStreams(stream).withDeliveryStreams(delivery).withLogGroups(logGroup)
            .withProfileDomains("arn:aws:profile:eu-west-2:111122223333:domains/acme")
            .withVoiceIdDomains("arn:aws:voiceid:eu-west-2:111122223333:domain/AbCdEfGhIjKlMnOpQrStUv")
            .withServiceLinkedRole(ServiceLinkedRoleAccess.any())
            .withRoleCreation(RoleCreation.withPermissionsBoundary(boundary, "/connect/"));

        // What AWS documents.
        ConnectAdminRole admin = ConnectAdminRole.Builder.create(stack, "Admin").assumedBy(employees).externalIds(List.of("acme"))
            .maxSessionDuration(Duration.hours(2)).serviceLinkedRole(ServiceLinkedRoleAccess.roleArn(instance.getAttrServiceRole()))
            .storageBuckets(List.of(bucket)).encryptionKeys(List.of(key)).lambdaFunctions(List.of(lookUp)).lexBots(List.of(LexBot.fromAlias(bot)))
            .kinesisStreams(List.of(stream)).deliveryStreams(List.of(delivery)).denyEmergencyAccess(true).build();
        ConnectAdminRole pinned = ConnectAdminRole.Builder.create(stack, "Pinned").assumedBy(employees).managedPolicyVersion("v4")
            .serviceLinkedRole(ServiceLinkedRoleAccess.none()).build();
        ConnectReadOnlyRole auditor = ConnectReadOnlyRole.Builder.create(stack, "Auditor").assumedBy(employees).searchScope(one).denyFederation(true).build();
        VoiceIdAdmin voiceId = VoiceIdAdmin.Builder.create(stack, "VoiceId").assumedBy(employees).encryptionKey(key).build();
        Validations.of(voiceId).acknowledge(Acknowledgment.builder().id("cdk-amazon-connect-iam:voice-id-end-of-support").reason("domains are deleted").build());
        CampaignsOperator dialer = CampaignsOperator.Builder.create(stack, "Dialer").assumedBy(employees).level(CampaignsLevel.OPERATOR)
            .apis(List.of(CampaignsApi.V2)).connectScope(one).build();
        CampaignsOperator named = CampaignsOperator.Builder.create(stack, "Named").assumedBy(employees).campaigns(List.of(
            ConnectCampaign.fromCampaignId("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            ConnectCampaign.fromCampaignArn("arn:aws:connect-campaigns:eu-west-2:111122223333:campaign/bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"),
            ConnectCampaign.fromCampaign(newCampaign),
            ConnectCampaign.fromCampaignV1(oldCampaign)
        )).build();

        // Any access.
        ConnectAccess useCases = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING, ConsoleUseCase.ADD_REMOVE_LAMBDA_FUNCTIONS)
            .plus(ConnectAccess.consolePages(ConsolePage.CUSTOMER_PROFILES, ConsolePage.DATA_STREAMING))
            .minus(ConnectAccess.connectActions(ConnectAction.DISASSOCIATE_LAMBDA_FUNCTION));
        ConnectAccessRole editor = ConnectAccessRole.Builder.create(stack, "Editor").assumedBy(employees).access(useCases).connectScope(furnished).build();
        ConnectAccess actions = ConnectAccess.connectActions(ConnectAction.DESCRIBE_USER)
            .plus(ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN)).plus(ConnectAccess.customerProfilesActions(CustomerProfilesAction.ADD_PROFILE_KEY))
            .plus(ConnectAccess.casesActions(CasesAction.BATCH_GET_FIELD)).plus(ConnectAccess.agentAssistActions(AgentAssistAction.CREATE_AI_AGENT))
            .plus(ConnectAccess.appIntegrationsActions(AppIntegrationsAction.CREATE_APPLICATION)).plus(ConnectAccess.voiceIdActions(VoiceIdAction.CREATE_DOMAIN))
            .plus(ConnectAccess.actions("connect:SearchUsers")).plus(ConnectAccess.uncataloguedAction("connect:InventQueue", "queue"));
        ConnectAccessRole everywhere = ConnectAccessRole.Builder.create(stack, "Everywhere").assumedBy(employees).access(actions).connectScope(two).build();
        ConnectAccessRole managed = ConnectAccessRole.Builder.create(stack, "Managed").assumedBy(employees)
            .access(ConnectAccess.fullAccess().withPinnedPolicy("AmazonConnect_FullAccess", "v4").plus(ConnectAccess.readOnly("v3")).plus(ConnectAccess.search())
                .plus(ConnectAccess.voiceId()).plus(ConnectAccess.campaigns(CampaignsLevel.VIEWER)).plus(ConnectAccess.denyEmergencyAccess()).plus(ConnectAccess.denyFederation()))
            .connectScope(all).build();
        ConnectAccessPolicy tagged = ConnectAccessPolicy.Builder.create(stack, "Tagged").access(ConnectAccess.jobs(ConnectJob.USER_ADMINISTRATION))
            .connectScope(one.withTags(Map.of("Team", "North"), UnsupportedTagBehavior.OMIT)).roles(List.of(application)).build();
        ConnectInlinePolicy inline = ConnectInlinePolicy.Builder.create(stack, "Inline").access(ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE))
            .connectScope(one.withResources("queue", queue.getAttrQueueArn())).roles(List.of(application)).build();
        ConnectAccessRole.Builder.create(stack, "Unbounded").assumedBy(employees).access(ConnectAccess.consolePages(ConsolePage.CUSTOMER_PROFILES))
            .connectScope(one.withImportBuckets(bucket).withRoleCreation(RoleCreation.withoutPermissionsBoundary("there is another control"))).build();
        ConnectAccessRole.Builder.create(stack, "OneCampaign").assumedBy(employees).access(ConnectAccess.campaignsActions(CampaignsAction.DELETE_CAMPAIGN))
            .connectScope(one.withCampaigns(ConnectCampaign.fromCampaignId("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"))).build();
        ConnectAccessRole.Builder.create(stack, "Reader").assumedBy(employees).access(ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE))
            .connectScope(two).build();

        // Signing in.
        ConnectFederationRole agents = ConnectFederationRole.Builder.create(stack, "Agents").samlProvider(samlProvider).connectScope(one)
            .signIn(List.of(SamlSignIn.atInstances(), SamlSignIn.inRegion("us-west-2"), SamlSignIn.endpoint("https://signin.aws.amazon.com/saml"))).build();
        ConnectFederationRole resilient = ConnectFederationRole.Builder.create(stack, "Resilient").samlProvider(samlProvider).connectScope(two)
            .form(ConnectFederationForm.INSTANCE_ID).signIn(List.of(SamlSignIn.globalResiliency(ConnectScope.instanceArn(arn))))
            .description("Agents of two Regions").managedPolicies(List.of(boundary)).permissionsBoundary(boundary).build();
        ConnectEmergencyAccessRole emergency = ConnectEmergencyAccessRole.Builder.create(stack, "Emergency").assumedBy(employees).connectScope(one)
            .sourceIps(List.of("192.0.2.0/24")).requireMfa(true).build();
        ManagedPolicy.Builder.create(stack, "NoOtherEmergencyAccess")
            .document(ConnectEmergencyAccess.denyElsewhere(stack, EmergencyAccessExceptions.builder().connectScope(one).roles(List.of(emergency)).build())).build();
        ConnectPermissionSet supervisors = ConnectPermissionSet.Builder.create(stack, "Supervisors")
            .identityCenterInstanceArn("arn:aws:sso:::instance/ssoins-1234567890abcdef").permissionSetName("Supervisors")
            .access(ConnectAccess.readOnly().plus(ConnectAccess.search())).connectScope(ConnectScope.instanceArn(arn)).sessionDuration(Duration.hours(8))
            .relayState("https://eu-west-2.console.aws.amazon.com/connect/v2/app/instances").awsManagedPolicies(List.of("job-function/ViewOnlyAccess"))
            .customerManagedPolicies(List.of(CustomerManagedPolicy.builder().policyName("Reports").path("/connect/").build())).tags(Map.of("Team", "North")).build();

        // Service-linked roles.
        ConnectServiceLinkedRole serviceRole = ConnectServiceLinkedRole.Builder.create(stack, "ServiceRole").customSuffix("support").build();
        IConnectServiceLinkedRole ofInstance = ConnectServiceLinkedRole.fromInstance(stack, "RoleOfInstance", instance);
        IConnectServiceLinkedRole ofDomain = ConnectServiceLinkedRole.fromRoleArn(stack, "RoleOfDomain",
            "arn:aws:iam::111122223333:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile_0123456789", ConnectServiceLinkedRoleType.CUSTOMER_PROFILES);
        ConnectAdminRole.Builder.create(stack, "Platform").assumedBy(employees).serviceLinkedRole(ServiceLinkedRoleAccess.role(serviceRole)).build();
        List<ConnectServiceLinkedRoleType> types = ConnectServiceLinkedRoleType.all();
        ConnectAccessRole.Builder.create(stack, "Keeper").assumedBy(employees)
            .access(ConnectAccess.serviceLinkedRoles(ServiceLinkedRolesLevel.ADMINISTRATOR, types.toArray(ConnectServiceLinkedRoleType[]::new)))
            .connectScope(all).build();

        // For applications, and for keys.
        ConnectGrants grants = ConnectGrants.fromInstance(instance);
        grants.startOutboundVoice(application);
        grants.startChat(application, flow);
        grants.startTaskOnAnyFlow(application);
        grants.startWebCall(application, flow);
        grants.writeContactAttributes(application);
        grants.readMetrics(application, queue);
        grants.readDirectory(application);
        grants.manageUsers(application, profile);
        grants.deployFlows(application);
        ConnectGrants.fromScope(two).jobs(application, ConnectJob.DIRECTORY_LOOKUP, ConnectJob.CCP_SIGN_IN);
        ConnectGrants.fromScope(one).access(application, ConnectAccess.connectActions(ConnectAction.LIST_QUEUES));
        ConnectKeyGrants keyGrants = ConnectKeyGrants.fromKey(key);
        keyGrants.useCustomerProfiles(auditor);
        keyGrants.administerCustomerProfiles(editor);
        keyGrants.administerVoiceId(everywhere);
        keyGrants.allowCustomerProfilesService("acme");

        // What can be read of it.
        Map<String, List<AccessFinding>> findings = new LinkedHashMap<>();
        findings.put("admin", admin.getFindings());
        findings.put("pinned", pinned.getFindings());
        findings.put("auditor", auditor.getFindings());
        findings.put("voiceId", voiceId.getFindings());
        findings.put("dialer", dialer.getFindings());
        findings.put("named", named.getFindings());
        findings.put("editor", editor.getFindings());
        findings.put("everywhere", everywhere.getFindings());
        findings.put("managed", managed.getFindings());
        findings.put("tagged", tagged.getFindings());
        findings.put("inline", inline.getFindings());
        findings.put("agents", agents.getFindings());
        findings.put("resilient", resilient.getFindings());
        findings.put("emergency", emergency.getFindings());
        findings.put("supervisors", supervisors.getFindings());
        findings.forEach((name, found) -> say("Findings-" + name, found.stream().map(App::said)));
        say("Policies", tagged.getPolicies().stream().map(policy -> policy.getNode().getPath()));
        List<String> relayStates = new ArrayList<>(List.of(agents.relayStateTo("/agent-app-v2")));
        relayStates.addAll(agents.getRelayStates());
        relayStates.add(resilient.relayStateTo("/ccp-v2/chat", ConnectScope.instanceArn(arn)));
        say("RelayStates", relayStates.stream());
        say("PermissionSet", Stream.of(supervisors.getPermissionSetArn(), supervisors.getPermissionSetRef().getPermissionSetArn()));
        say("ServiceRoles", Stream.of(serviceRole.getRoleRef().getRoleArn(), serviceRole.getRoleName(), ofInstance.getRoleArn(), ofDomain.getRoleName(), ofDomain.getRoleType().getId()));
        for (ConnectServiceLinkedRoleType type : types) {
            say("Type-" + type.getId(), concat(
                Stream.of(type.getFeature(), type.getNamePrefix(), type.getPath(), type.getPrincipal(), type.getManagedPolicyName(),
                    type.getSuffix() == ServiceLinkedRoleSuffix.CALLER ? "any suffix" : "no suffix", type.getAcceptsSuffix() ? "accepted" : "refused"),
                type.getInlinePolicies().stream().map(policy -> policy.getFeature() + " on " + policy.getOn() + ": " + String.join(",", policy.getActions()))));
        }
        ConsolePage page = ConsolePage.DATA_STREAMING;
        say("Page", Stream.of(Stream.of(page.getName()), page.getUseCases().stream().map(ConsoleUseCaseBase::getId),
            page.getViews().stream().map(ConsoleUseCaseBase::getLabel), page.getEdits().stream().map(ConsoleUseCaseBase::getDocumentation)).flatMap(values -> values));
        ConsoleUseCase useCase = ConsoleUseCase.EDIT_CALL_RECORDING;
        say("UseCase", Stream.of(Stream.of(useCase.getPage(), Optional.ofNullable(useCase.getSection()).orElse("no section"),
            useCase.getAccess() == ConsoleAccess.EDIT ? "an edit" : "no edit"), useCase.getFormerNames().stream(), useCase.getActions().stream()).flatMap(values -> values));
        say("NoSection", Stream.of(Optional.ofNullable(ConsoleUseCase.LIST_INSTANCE.getSection()).orElse("no section")));
        ConnectJob job = ConnectJob.OUTBOUND_DIALER;
        say("Job", concat(Stream.of(job.getId(), job.getLabel(), job.getDoes()), job.getActions().stream()));
        say("Scope", concat(Stream.of(all.getCoversAllInstances() ? "all" : "some", one.getCoversAllInstances() ? "all" : "some"), actions.getActionNames().stream()));
        try {
            ConnectScope.instanceId("acme-support");
        } catch (RuntimeException error) {
            Matcher words = Pattern.compile("ConnectScope\\.instanceId: .*").matcher(error.getMessage());
            words.find();
            say("Error", Stream.of(words.group()));
        }
        say("Validation", concat(Stream.of(validation.getName(), Optional.ofNullable(validation.getVersion()).orElse("no version")), validation.getRuleIds().stream()));

        Told.tell(stack, app.synth().getDirectory());
    }
}
