import { IBotAliasRef } from 'aws-cdk-lib/aws-lex';
import { ArnFormat, Aws, Stack, Token } from 'aws-cdk-lib/core';
import { ConnectAccessError } from '../errors';
import { checkArn, LEX_BOT_ALIAS } from './arn';

/** A Lex bot that may be added to an instance. */
export class LexBot {
  /**
   * An alias of a Lex V2 bot: what Connect associates with an instance.
   *
   * @throws when the reference holds something else than the ARN of a bot alias
   */
  public static fromAlias(alias: IBotAliasRef): LexBot {
    const arn = checkArn('LexBot.fromAlias', alias.botAliasRef.botAliasArn, LEX_BOT_ALIAS);
    return new LexBot('LexBotAlias', () => arn);
  }

  /**
   * The alias of a Lex V2 bot with the given ARN, `arn:PARTITION:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS`.
   *
   * @throws when it is something else: the ARN of a bot, of another service, a pattern
   */
  public static fromAliasArn(botAliasArn: string): LexBot {
    const arn = checkArn('LexBot.fromAliasArn', botAliasArn, LEX_BOT_ALIAS);
    return new LexBot('LexBotAlias', () => arn);
  }

  /**
   * A Lex V1 bot, any version and alias of it, in the account and Region of the stack.
   *
   * @param botName 2 to 50 letters and underscores
   * @throws when it is something else: an ARN, a pattern
   */
  public static fromV1Name(botName: string): LexBot {
    if (!Token.isUnresolved(botName) && !/^[A-Za-z_]{2,50}$/.test(botName)) {
      throw new ConnectAccessError({
        where: 'LexBot.fromV1Name',
        problem: botName.startsWith('arn:') ? 'an ARN stands where a name belongs' : 'this is not the name of a Lex V1 bot',
        got: botName,
        allowed: '2 to 50 letters and underscores',
        instead: 'For a Lex V2 bot use LexBot.fromAlias or LexBot.fromAliasArn',
      });
    }
    return new LexBot('LexV1Bot', (stack) =>
      stack.formatArn({ partition: Aws.PARTITION, service: 'lex', resource: 'bot', resourceName: `${botName}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME }));
  }

  private constructor(
    /** @internal */
    public readonly _place: 'LexBotAlias' | 'LexV1Bot',
    /** @internal */
    public readonly _arn: (stack: Stack) => string,
  ) {}
}
