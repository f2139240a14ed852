/** What follows a Korean noun or verb stem and can be cut, and words that say nothing about a subject. */

const longestFirst = (text: string): readonly string[] =>
  text
    .split(/\s+/)
    .filter((part) => part !== "")
    .sort((a, b) => b.length - a.length);

export const KOREAN_PARTICLES: readonly string[] = longestFirst(
  `에서는 에서도 에서의 에서 에게서 에게 에는 에도 에 으로는 으로도 으로 로는 로 한테서 한테는 한테 이랑 랑 이라는 이라고 라는 라고 까지는 까지
부터는 부터 처럼 보다 마다 밖에 이나 나 들이 들은 들을 들에게 들의 들 하고 은 는 이 가 을 를 의 와 과 도 만 이네 네 이야 야 이에요 예요 이었어 였어 이고 님이 님은 님을
님에게 님한테 님과 님이랑 님 씨는 씨가 씨를 씨의 씨도 씨 께서 께 아 이는 이가 이를 이의 이도 이랑`,
);

export const KOREAN_ENDINGS: readonly string[] = longestFirst(
  `했습니다 합니다 습니다 했어요 해요 했었어 했어 했는데 하는데 하려고 하려면 하기로 하기 하고 하면 하면서 해서 해야 하는 했던 한다 할까 할지 하지 하게 했지 해 한 할
었습니다 았습니다 었어요 았어요 었어 았어 었는데 았는데 었던 았던 어요 아요 어서 아서 는데 은데 ㄴ데 려고 으려고 려면 면서 으면 으면서 지만 거든 거든요 더라 더라고 네요
네 나요 을까 을까요 을래 는지 은지 고 게 지 던 는 은 을 어 아 면 자 니까 으니까 기로 기 대 대요 래 래요 냐고 다고 자고 됐어 돼요 됐어요 되는 되어 된 돼 될 됐 였어 였는데
이야 이에요 예요 인가 인데 이지 이고 였던 이었던 이었어 이었어요 일까 인지`,
);

export const KOREAN_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `그냥 그리고 그래서 그런데 근데 그럼 그게 그거 그건 이거 이게 이건 저는 제가 나는 내가 나도 저도 우리 저희 너무 정말 진짜 아직 아직도 지금 이제 다시 계속 자꾸 항상 조금
많이 매우 아주 가장 어떻게 어떤 무엇 무엇을 무엇이 무엇이야 뭐가 뭐를 뭐야 뭐 뭘 왜 언제 어디 어디로 어디에서 어디에 어디야 누가 누구 누구야 누구를 혹시 제발 빨리 있어 없어 있나요 있어요 없어요 같아 같아요 있는
있었어 했어 했는데 하는 해 거 것 것은 수 때 좀 더 잘 안 못 게 걸 그 이 저 너 너는 네 내 제 응 와 아 오 하하 그런 이런 저런 또 참 꼭 바로 되게 몇 얼마 얼마나 무슨 하고 해서
했던 하게 됐어 되었어 인가 일까 중에 대한 위해 때문에 통해 그때 거야 건 줄 데 번 진짜로 사실 처음 처음으로 다음 나의 너의 나에게 내게`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
