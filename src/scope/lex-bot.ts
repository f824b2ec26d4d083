import { IBotAliasRef } from 'aws-cdk-lib/aws-lex';
import { Aws } from 'aws-cdk-lib/core';
import { checkArn, checkInStack } from './check-arn';
import { LEX_BOT_ALIAS } from '../input/arn-kind';
import { checkInput, objectWith, TEXT } from '../input/kinds';
import { ResourceEnvironment } from '../input/resource-environment';
import { TargetEnvironment } from '../input/target-environment';
import { checkForm, checkFormInStack, TextForm } from '../input/text-form';

/**
 * A Lex bot that may be added to an instance.
 *
 * @example
 * const where = ConnectScope.instances(instance).withLexBots(LexBot.fromAlias(orderBot));
 */
export class LexBot {
  /**
   * Returns an alias of a Lex V2 bot, which Connect associates with an instance.
   *
   * @throws when the reference holds something else than the ARN of a bot alias
   */
  public static fromAlias(alias: IBotAliasRef): LexBot {
    checkInput('LexBot.fromAlias', alias, objectWith('a Lex V2 bot alias', 'botAliasRef'));
    return LexBot.alias('LexBot.fromAlias', alias.botAliasRef.botAliasArn);
  }

  /**
   * Returns the alias of a Lex V2 bot with the given ARN,
   * `arn:PARTITION:lex:REGION:ACCOUNT:bot-alias/BOT/ALIAS`.
   *
   * @throws when it is something else: the ARN of a bot, of another service, a pattern
   */
  public static fromAliasArn(botAliasArn: string): LexBot {
    return LexBot.alias('LexBot.fromAliasArn', botAliasArn);
  }

  /**
   * Returns a Lex V1 bot with any version and alias, in the account and Region of the stack. For a
   * permission set, uses the accounts and Regions of the instances of the scope.
   *
   * @param botName 2 to 50 letters and underscores
   * @throws when it is something else: an ARN, a pattern
   */
  public static fromV1Name(botName: string): LexBot {
    checkInput('LexBot.fromV1Name', botName, TEXT);
    const where = 'LexBot.fromV1Name';
    checkForm(where, botName, V1_NAME, {
      ...(botName.startsWith('arn:') && { problem: 'an ARN stands where a name belongs' }),
      instead: 'For a Lex V2 bot use LexBot.fromAlias or LexBot.fromAliasArn',
    });
    return new LexBot('LexV1Bot', botName, (from, homes) => {
      const name = checkFormInStack(where, from, botName, V1_NAME);
      return homes.map(
        ({ region, account }) => `arn:${Aws.PARTITION}:lex:${region}:${account}:bot:${name}:*`,
      );
    });
  }

  private static alias(where: string, botAliasArn: string): LexBot {
    const arn = checkArn(where, botAliasArn, LEX_BOT_ALIAS);
    return new LexBot('LexBotAlias', arn, (from) => [
      checkInStack(where, from, arn, LEX_BOT_ALIAS),
    ]);
  }

  private constructor(
    /** @internal */
    public readonly _place: 'LexBotAlias' | 'LexV1Bot',
    /** @internal */
    public readonly _name: string,
    /** @internal */
    public readonly _arns: (
      from: TargetEnvironment,
      homes: readonly ResourceEnvironment[],
    ) => readonly string[],
  ) {}
}

const V1_NAME: TextForm = {
  noun: 'the name of a Lex V1 bot',
  pattern: /^[A-Za-z_]{2,50}$/,
  part: /^[A-Za-z_]*$/,
  allowed: '2 to 50 letters and underscores',
};
