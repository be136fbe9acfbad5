"""Situations that people meet on Arabic news sites, as small pages with what is right.

    python -m tests.situations          the names that fail, with a diff, and a count
    python -m tests.situations NAME...  only these, with their pages
    python -m tests.situations --skins  each part in every skin: 5,400 pages

A situation is a page made of a story, a skin (how some kind of site dresses a story) and
a part that is put somewhere into it; the part knows the lines that it adds to the body:
all of its text where it is story, none where it is furniture. All texts are invented.
"""

import difflib
import sys
from collections.abc import Iterable
from html import escape
from string import Template
from typing import NamedTuple
from zlib import crc32

import scrape

SITE = "صحيفة البيدر"


class Story(NamedTuple):
    """A headline and its paragraphs."""

    headline: str
    lines: list[str]


class Part(NamedTuple):
    """Markup, and the lines of the story in it; dressed: lines as the story's own."""

    html: str
    lines: list[str]
    dressed: bool = False


class Situation(NamedTuple):
    """A page, and what a reader would write into its row."""

    name: str
    html: str
    headline: str
    body: list[str]
    error: str = ""  # "*": any; else how the error begins


# ---- Stories -----------------------------------------------------------------

COUNCIL = Story(
    "مجلس بلدة عين الريحان يقر إنشاء سوق شعبي مغطى",
    [
        "صوّت مجلس بلدة عين الريحان في جلسته الأخيرة بأغلبية كبيرة على إنشاء سوق شعبي مغطى في موقع المسلخ القديم، بعد نقاش استمر أكثر من أربع ساعات.",
        "وقال رئيس المجلس مروان الدباغ إن السوق سيضم مئة وعشرين محلا صغيرا تخصص للباعة الذين يفترشون الأرصفة منذ سنوات في الشارع الرئيسي.",
        "وتقدر كلفة المشروع بنحو مليوني دينار، يأتي نصفها من صندوق تنمية البلديات والباقي من قرض ميسر يسدد على مدى عشر سنوات.",
        "واعترضت العضو ليلى الصباغ على الموقع المختار، ورأت أن قربه من المدرسة الابتدائية سيزيد الازدحام في ساعات الصباح.",
        "وتعهد المهندس المشرف بفتح مدخل ثان من جهة الوادي، وبتخصيص ساحة لوقوف الشاحنات بعيدا عن طريق التلاميذ.",
        "ومن المنتظر أن تبدأ أعمال الحفر في الخريف، على أن يفتح السوق أبوابه أمام المتسوقين بعد عام ونصف العام.",
    ],
)
MATCH = Story(
    "نجوم الميناء يخطف التعادل من صقور الهضبة في الوقت القاتل",
    [
        "انتزع فريق نجوم الميناء تعادلا ثمينا من ضيفه صقور الهضبة بهدفين لمثلهما، في المباراة التي جمعتهما أمس على ملعب الساحل ضمن الجولة التاسعة من الدوري.",
        "وتقدم الضيوف مبكرا عبر المهاجم وائل السقا الذي استغل خطأ في التمرير عند الدقيقة السابعة ليضع الكرة في المرمى الخالي.",
        "وأضاف البديل حسام النوري الهدف الثاني برأسية متقنة مطلع الشوط الثاني، وسط صمت المدرجات التي امتلأت بأنصار صاحب الأرض.",
        "وعاد الأمل إلى نجوم الميناء حين قلص قائده فادي الأشقر الفارق من ركلة جزاء احتسبها الحكم بعد العودة إلى تقنية الفيديو.",
        "وفي الدقيقة الأخيرة من الوقت بدل الضائع أطلق المدافع طارق الحلو تسديدة بعيدة سكنت الزاوية اليمنى وأشعلت الملعب.",
        "ورفع نجوم الميناء رصيده إلى ست عشرة نقطة في المركز الرابع، فيما بقي صقور الهضبة في الصدارة بفارق هدف واحد.",
    ],
)
GOLD = Story(
    "الذهب يواصل الصعود في أسواق المدينة قبل موسم الأعراس",
    [
        "ارتفعت أسعار الذهب في محال الصاغة اليوم للأسبوع الثالث على التوالي، مدفوعة بزيادة الطلب مع اقتراب موسم الأعراس وتراجع قيمة العملة المحلية.",
        "وأفاد تجار في سوق الصاغة القديم بأن حركة البيع تركزت على القطع الخفيفة، في حين تراجع الإقبال على الأطقم الكبيرة إلى أدنى مستوياته منذ عامين.",
        "وأوضح نقيب الصاغة جميل الخطيب أن السعر المحلي يتبع البورصات العالمية، وأن النقابة تعلن التسعيرة صباح كل يوم قبل فتح المحال.",
        "ونصح الخطيب المشترين بطلب فاتورة مفصلة تبين الوزن والعيار وأجرة الصياغة، تجنبا لأي خلاف عند إعادة البيع.",
        "ويرى محللون أن موجة الصعود مرشحة للاستمرار حتى نهاية الصيف ما لم ترفع المصارف المركزية أسعار الفائدة من جديد.",
    ],
)
WRITER = Story(
    "رحيل الروائية سعاد العطار صاحبة «حارة النحاسين»",
    [
        "غيّب الموت فجر اليوم الروائية سعاد العطار عن عمر ناهز الثامنة والسبعين عاما، بعد صراع طويل مع المرض في أحد مستشفيات العاصمة.",
        "وولدت الراحلة في حي النحاسين لأب يعمل في تجليد الكتب، وقالت مرارا إنها تعلمت القراءة من الأوراق الممزقة التي كان يعود بها من الورشة.",
        "ونشرت العطار روايتها الأولى وهي طالبة في كلية الآداب، ثم توالت أعمالها حتى بلغت اثنتي عشرة رواية ومجموعتين قصصيتين.",
        "وعدّ النقاد «حارة النحاسين» أبرز ما كتبته، إذ رصدت فيها تحولات المدينة عبر ثلاثة أجيال من عائلة واحدة.",
        "ونعاها اتحاد الكتاب في بيان مقتضب، قال فيه إن الأدب فقد صوتا صادقا لم يساوم على شخصياته ولا على لغته.",
        "ويشيع جثمان الراحلة عصر غد من مسجد الحي الذي ولدت فيه إلى مقبرة العائلة، ويقام العزاء ثلاثة أيام في قاعة الاتحاد.",
        "وتركت العطار رواية أخيرة كانت تراجع فصولها قبل أيام من رحيلها، ومن المقرر أن تصدر في الذكرى الأولى لوفاتها.",
    ],
)
STORM = Story(
    "عاصفة رملية تغلق طريق الصحراء وتعطل الدراسة في ثلاث محافظات",
    [
        "ضربت عاصفة رملية شديدة المناطق الجنوبية منذ ساعات الفجر الأولى، ما أدى إلى إغلاق طريق الصحراء الدولي أمام حركة المركبات في الاتجاهين.",
        "وأعلنت وزارة التربية تعليق الدراسة في محافظات الرملة والواحات والسهل، على أن تعلن لاحقا مواعيد تعويض الحصص الفائتة.",
        "وسجلت محطات الرصد رياحا تجاوزت سرعتها تسعين كيلومترا في الساعة، فيما انخفض مدى الرؤية إلى أقل من خمسين مترا في بعض المواقع.",
        "واستقبلت المستشفيات عشرات المصابين بضيق التنفس غادر معظمهم بعد تلقي العلاج، بحسب المتحدث باسم مديرية الصحة.",
        "ودعا الدفاع المدني السكان إلى ملازمة منازلهم وإحكام إغلاق النوافذ، وإلى تجنب السفر إلا للضرورة القصوى.",
        "ويتوقع خبراء الأرصاد أن تنحسر العاصفة تدريجيا مع حلول المساء، على أن تعقبها كتلة باردة تخفض درجات الحرارة.",
    ],
)
COURT = Story(
    "السجن سبعة أعوام لمقاول باع شققا وهمية لعشرات الأسر",
    [
        "قضت محكمة الجنايات في مدينة الرافدين بالسجن سبعة أعوام على مقاول أدين ببيع شقق لم تبن لأكثر من ستين أسرة دفعت مدخراتها كلها.",
        "وجاء في حيثيات الحكم أن المتهم عرض على الضحايا مخططات مزورة تحمل أختاما رسمية، واستأجر مكتبا فخما لإيهامهم بجدية المشروع.",
        "وألزمت المحكمة المدان بإعادة المبالغ إلى أصحابها مع تعويض قدره عشرة في المئة، ومنعته من مزاولة المهنة مدى الحياة.",
        "وقال محامي الضحايا إن الحكم ينصف موكليه لكنه لا يعيد إليهم أعواما قضوها في بيوت مستأجرة بانتظار مفاتيح لن تأتي.",
        "وأعلن الدفاع عزمه الطعن في الحكم خلال المهلة القانونية، معتبرا أن موكله وقع بدوره ضحية شركاء فروا خارج البلاد.",
        "وكانت القضية قد بدأت حين اكتشف أحد المشترين أن قطعة الأرض المعلنة مسجلة حديقة عامة في دفاتر البلدية.",
    ],
)
CLINIC = Story(
    "افتتاح أول مركز لغسل الكلى في قرى الجبل الغربي",
    [
        "افتتحت وزارة الصحة مركزا لغسل الكلى في بلدة تل الجوز، هو الأول من نوعه في قرى الجبل الغربي التي كان مرضاها يقطعون مئة كيلومتر ثلاث مرات في الأسبوع.",
        "ويضم المركز أربعة عشر جهازا حديثا وغرفة للعزل ومختبرا صغيرا، ويعمل فيه ثلاثون طبيبا وممرضا على ثلاث نوبات.",
        "وقالت مديرة المركز الدكتورة رنا الحمصي إن القائمة الأولى تضم ثمانين مريضا، وإن الأولوية لكبار السن والأطفال.",
        "وروى المريض أبو نبيل أنه كان يخرج من بيته قبل الفجر ولا يعود إلا بعد العشاء، وأنه فوّت جلسات كثيرة بسبب الثلوج.",
        "وتبرعت جمعية المغتربين بنصف الأجهزة، في حين تكفلت البلدية بتأهيل المبنى الذي كان مدرسة مهجورة.",
        "وتدرس الوزارة افتتاح مركزين مماثلين في الساحل الشمالي والبادية قبل نهاية العام المقبل.",
    ],
)
MOSAIC = Story(
    "مزارع يعثر على أرضية فسيفساء نادرة تحت بستان الزيتون",
    [
        "عثر مزارع في قرية دير الكروم على أرضية فسيفساء تعود إلى القرن الخامس الميلادي، بينما كان يحفر حفرة لغرس شجرة زيتون جديدة.",
        "وتمثل الأرضية مشهد صيد تحيط به أغصان الكرمة، وقد حافظت ألوانها على بريقها تحت طبقة من الطين يقارب سمكها المتر.",
        "وقالت عالمة الآثار هالة المصري إن الموقع ربما كان بيتا ريفيا لأحد الأعيان، وإن جدرانه تمتد على الأرجح تحت البساتين المجاورة.",
        "وأوقفت دائرة الآثار أعمال الحراثة في محيط الموقع، ووعدت المزارع بتعويض يعادل موسمين من إنتاج البستان.",
        "ويخشى سكان القرية أن تجذب أخبار الاكتشاف لصوص الآثار، وقد تناوب شبانها على حراسة المكان ليلا منذ الإعلان عنه.",
    ],
)
BRIEF = Story(
    "إنقاذ صيادين علقا في عرض البحر",
    [
        "أنقذ خفر السواحل مساء الأحد صيادين تعطل محرك قاربهما على بعد عشرة أميال من الشاطئ بعد أن أمضيا يوما كاملا بلا ماء.",
        "ونقل الصيادان إلى مستشفى المدينة للاطمئنان إلى حالتهما، ووصف الأطباء وضعهما بالمستقر.",
    ],
)
STORIES = [COUNCIL, MATCH, GOLD, WRITER, STORM, COURT, CLINIC, MOSAIC]

# Furniture with as many sentences as a story has.
CONSENT = [
    "نحن وشركاؤنا نخزن معلومات على جهازك مثل ملفات تعريف الارتباط، ونعالج بيانات شخصية كالمعرفات الفريدة والمعلومات القياسية التي يرسلها الجهاز.",
    "نستخدم هذه البيانات لعرض إعلانات ومحتوى مخصصين، ولقياس أداء الإعلانات والمحتوى، ولدراسة الجمهور وتطوير خدماتنا وتحسينها.",
    "بعد موافقتك يجوز لنا ولشركائنا استخدام بيانات دقيقة عن الموقع الجغرافي وتحديد الهوية عن طريق فحص خصائص الجهاز.",
    "يمكنك النقر على زر الموافقة للسماح بالمعالجة الموصوفة أعلاه، أو الاطلاع على معلومات أوفى وتغيير تفضيلاتك قبل أن توافق.",
    "يرجى ملاحظة أن بعض أشكال معالجة بياناتك الشخصية قد لا يتطلب موافقتك، غير أن لك الحق في الاعتراض عليها متى شئت.",
    "تسري تفضيلاتك على هذا الموقع وحده، ويمكنك تغييرها أو سحب موافقتك في أي وقت بالعودة إلى صفحة سياسة الخصوصية.",
    "تحفظ الملفات الضرورية سلة القراءة ولغة العرض، ولا يمكن إيقافها لأن الموقع لا يعمل من دونها على النحو الصحيح.",
    "أما ملفات القياس فتعرفنا عدد الزوار والصفحات التي يقرؤونها، وتجمع كلها بصورة لا تكشف هوية أحد منهم.",
]
COMMENTS = [
    "والله هذا كلام جميل لكن من يضمن أن يستمر الأمر بعد أن تنتهي الكاميرات من التصوير ويعود كل مسؤول إلى مكتبه المكيف.",
    "أعيش هنا منذ ثلاثين سنة وسمعت هذا الوعد خمس مرات على الأقل، وفي كل مرة ينتهي الأمر بلوحة كبيرة وحفرة أكبر منها.",
    "شكرا لكل من ساهم في هذا العمل، فالناس البسطاء هم من يدفع الثمن عادة ولا أحد يذكرهم في نشرات الأخبار.",
    "أتفق مع الأخ صاحب التعليق الأول، ولو أن الصحافة تابعت الموضوع بعد سنة من الآن لعرفنا الحقيقة كاملة.",
    "لماذا لا يذكر الخبر كم دفعت الشركات الكبرى وكم دفع المواطن العادي من جيبه، أليس هذا هو السؤال الأهم؟",
    "يا جماعة الخير لا داعي للتشاؤم، جارنا عمل معهم وقال إن الأمور تسير على أفضل وجه والحمد لله.",
    "كان والدي رحمه الله يقول إن الصبر مفتاح كل شيء، ولعل أبناءنا يرون ما لم نره نحن في زماننا.",
    "المقال ناقص ولم يذكر رأي الطرف الآخر، وأتمنى من المحرر أن يعود إليه في تقرير منفصل أكثر تفصيلا.",
]
ABOUT = [
    "صحيفة البيدر يومية مستقلة تأسست بمبادرة من مجموعة من الصحفيين الشباب، وتعنى بأخبار المدن الصغيرة والقرى التي لا تصل إليها عدسات القنوات الكبرى.",
    "تلتزم الصحيفة ميثاق الشرف المهني، وتنشر كل رأي يحترم القانون والذوق العام، ولا تتحمل مسؤولية ما يرد في الإعلانات المدفوعة.",
    "يعمل في الصحيفة أربعون محررا ومصورا في ثماني محافظات، ويشرف على مادتها مجلس تحرير ينتخب مرة كل عامين.",
    "حقوق النشر محفوظة للصحيفة، ولا يجوز نسخ أي مادة أو إعادة توزيعها في أي وسيلة كانت من دون إذن خطي مسبق من الإدارة.",
    "للإعلان في النسخة الورقية أو في الموقع يمكنكم الاتصال بقسم التسويق خلال ساعات الدوام الرسمي من السبت إلى الخميس.",
    "طبعت الصحيفة أعدادها الأولى في مطبعة متواضعة على أطراف المدينة، ثم انتقلت إلى مقرها الحالي بعد عشرة أعوام من صدورها.",
]
SUPPORT = [
    "البيدر لا يملكها حزب ولا رجل أعمال، وهي تعيش من مساهمات قرائها الذين يؤمنون بأن الخبر الصادق حق لكل إنسان.",
    "إذا كنت قادرا على المساهمة فإن مبلغا صغيرا كل شهر يساعد مراسلينا على الوصول إلى أماكن لا يصل إليها غيرهم.",
    "ساهم الآن، فدقيقة واحدة تكفي، ويمكنك إلغاء مساهمتك متى شئت من صفحة حسابك من دون أي رسوم.",
    "كل مساهمة مهما صغرت تصنع فرقا، ونحن ننشر في نهاية كل عام تقريرا يبين لك أين أنفق كل قرش منها.",
]
RULES = [
    "يرجى التزام آداب الحوار عند التعليق، فإدارة الموقع تحذف كل تعليق يتضمن إساءة إلى الأشخاص أو المقدسات أو تحريضا على الكراهية.",
    "لا يتجاوز التعليق خمسمئة حرف، ولا يجوز أن يتضمن روابط أو أرقام هواتف أو إعلانات لسلع وخدمات.",
    "تعبر التعليقات عن آراء أصحابها وحدهم، ولا تتحمل الصحيفة أي مسؤولية قانونية عما يرد فيها من معلومات.",
    "يراجع المحررون التعليقات خلال أربع وعشرين ساعة من إرسالها، ويحق لهم تعديلها لغويا قبل أن تظهر للقراء.",
]
REPUBLISH = [
    "نشجع وسائل الإعلام الأخرى على إعادة نشر موادنا مجانا بموجب رخصة المشاع الإبداعي، شرط ذكر المصدر في أول المادة ووضع رابط إليها.",
    "لا يسمح بتعديل النص إلا لمواءمة الأسلوب أو الاختصار الطفيف، ولا يسمح ببيعه أو نشره في صفحات مخصصة للإعلان.",
    "الصور لا تشملها الرخصة، ويجب الحصول على إذن من أصحابها قبل استخدامها في أي موقع أو مطبوعة أخرى.",
]


# ---- Parts -------------------------------------------------------------------


def paragraphs(lines: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def own(*lines: str) -> Part:
    """Lines in the dress of the story's paragraphs."""
    return Part("", [*lines], dressed=True)


def raw(html: str, *lines: str) -> Part:
    """Markup, and the lines that a reader would call story."""
    return Part(html, [*lines])


def p(*lines: str) -> Part:
    return Part(paragraphs(lines), [*lines])


def each(template: str, *lines: str) -> Part:
    """Every line in a piece of markup of its own."""
    return Part("\n".join(template.format(line) for line in lines), [*lines])


def ul(*lines: str, tag: str = "ul") -> Part:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return Part(f"<{tag}>{items}</{tag}>", [*lines])


def brs(*lines: str, between: str = "<br>") -> Part:
    """Lines of one paragraph."""
    return Part(f"<p>{between.join(lines)}</p>", [*lines])


def rows(*lines: str, head: str = "<table>") -> Part:
    """A table, given as its lines."""
    cells = (line.split(" | ") for line in lines)
    made = ("".join(f"<td>{cell}</td>" for cell in row) for row in cells)
    return Part(f"{head}{''.join(f'<tr>{row}</tr>' for row in made)}</table>", [*lines])


def box(opening: str, part: Part) -> Part:
    """A part in a box, given as its opening tag."""
    tag = opening.split()[0].strip("<>")
    return Part(f"{opening}{part.html}</{tag}>", part.lines)


def links(*texts: str, tag: str = "ul", item: str = "li") -> str:
    made = (
        f'<{item}><a href="/n/{i}">{text}</a></{item}>' for i, text in enumerate(texts)
    )
    return f"<{tag}>{''.join(made)}</{tag}>"


# ---- Skins -------------------------------------------------------------------

HEAD = """<meta charset="utf-8"><title>$headline - $site</title>
<meta property="og:type" content="article"><meta property="og:title" content="$headline">
<meta property="og:site_name" content="$site">$head"""
MENU = links("محليات", "اقتصاد", "رياضة", "ثقافة", "منوعات")
OTHERS = links(
    "قطار الضواحي يعود إلى العمل بعد توقف أربعة أشهر",
    "طبيبة بيطرية تفتتح ملجأ للخيول المسنة في الوادي",
    "تراجع إنتاج العسل إلى النصف بسبب موجة الجفاف",
)
LEGAL = f"جميع الحقوق محفوظة © {SITE}"

# What a page of each kind looks like, and how it dresses a paragraph.
SKINS = {
    "plain": (
        f"""<html lang="ar" dir="rtl"><head>{HEAD}</head><body><div id="top">$site {MENU}
</div>$top<div class="wrap"><h1>$headline</h1>$under<div class="news-text">$body</div>
$below</div><div id="bottom">{LEGAL}</div>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "newspaper-theme": (
        f"""<html dir="rtl" lang="ar"><head>{HEAD}</head><body class="rtl post-template-default
single single-post single-format-standard td-standard-pack tdb-template global-block-template-1">
$top<div class="td-header-wrap"><div class="td-header-menu-wrap">{MENU}</div></div>
<div class="td-main-content-wrap"><div class="td-container"><div class="td-crumb-container">
<a href="/">الرئيسية</a> <a href="/c">محليات</a></div><article class="post type-post
status-publish format-standard has-post-thumbnail category-local"><div class="td-post-header">
<ul class="td-category"><li><a href="/c">محليات</a></li></ul><header class="td-post-title">
<h1 class="entry-title">$headline</h1><div class="td-module-meta-info"><time>12 مارس، 2026</time>
<div class="td-post-comments"><a href="#c">0</a></div></div></header></div>$under
<div class="td-post-content tagdiv-type">$body</div>$below<footer><div class="td-post-source-tags">
<ul class="td-tags"><li><span>الوسوم</span></li><li><a href="/t">أخبار</a></li></ul></div>
<div class="td-post-sharing">{links("فيسبوك", "تويتر", "واتساب")}</div></footer></article>
<div class="td_block_related_posts"><h4>مقالات ذات صلة</h4>{OTHERS}</div></div></div>
<div class="td-footer-wrapper">{LEGAL}</div>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "jannah": (
        f"""<html dir="rtl" lang="ar" class="dark-skin"><head>{HEAD}</head><body id="tie-body"
class="rtl single tie-no-js wrapper-has-shadow block-head-3 is-thumb-overlay-disabled has-header-ad
sidebar-left has-sidebar post-layout-1 has-mobile-share">$top<div id="tie-container"
class="site tie-container"><header id="theme-header" class="theme-header">{MENU}</header><div
id="content" class="site-content container"><article id="the-post" class="container-wrapper
post-content tie-standard"><header class="entry-header-outer"><nav id="breadcrumb"><a href="/">
الرئيسية</a>/<a href="/c">محليات</a></nav><div class="entry-header"><h1 class="post-title
entry-title">$headline</h1><div class="post-meta"><span class="date meta-item">منذ 3 ساعات</span>
<span class="meta-reading-time">دقيقة واحدة</span></div></div></header>$under<div
class="entry-content entry clearfix">$body</div>$below<div class="share-buttons share-buttons-bottom">
{links("فيسبوك", "X", "طباعة")}</div></article><div id="related-posts" class="container-wrapper">
<h3>مقالات ذات صلة</h3>{OTHERS}</div></div><footer id="footer" class="site-footer">{LEGAL}</footer>
</div>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "article": (
        f"""<!doctype html><html lang="ar"><head>{HEAD}</head><body>$top<header><a href="/">$site</a>
<nav>{MENU}</nav></header><main><article><header><p class="section"><a href="/c">أخبار</a></p>
<h1>$headline</h1><p class="by">كتبت: مها الزين</p></header>$under$body<footer><p>
الوسوم: <a href="/t/1">بلديات</a> <a href="/t/2">خدمات</a></p></footer></article>$below<section
class="comments"><h2>التعليقات</h2><p>لا توجد تعليقات بعد</p></section><aside><h2>الأكثر قراءة</h2>
{OTHERS}</aside></main><footer>{LEGAL}</footer>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "blogger": (
        f"""<html dir="rtl" xmlns:b="http://www.google.com/2005/gml/b"><head>{HEAD}</head><body
class="item-view">$top<div id="header"><a href="/">$site</a></div><div class="main section" id="main">
<div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2
class="date-header"><span>الخميس، 12 مارس 2026</span></h2><div class="post hentry uncustomized-post-template">
<h3 class="post-title entry-title">$headline</h3>$under<div class="post-body entry-content"><div dir="rtl"
style="text-align: right;" trbidi="on">$body</div><div style="clear: both;"></div></div>$below<div
class="post-footer"><span class="post-author vcard">مرسلة بواسطة إدارة الموقع</span><span
class="post-labels">التسميات: <a href="/l">أخبار</a></span></div></div></div></div></div></div><div
id="sidebar-right-1" class="sidebar section"><h2>المشاركات الشائعة</h2>{OTHERS}</div>$bottom</body></html>""",
        '<div style="text-align: right;">{}</div><div style="text-align: right;"><br /></div>\n',
    ),
    "drupal": (
        f"""<html lang="ar" dir="rtl"><head>{HEAD}</head><body class="path-node page-node-type-article">
$top<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
<header role="banner">{MENU}</header><main role="main"><a id="main-content" tabindex="-1"></a><div
class="region region-content"><div id="block-title" class="block block-core"><h1 class="page-title"><span
class="field field--name-title">$headline</span></h1></div><article class="node node--type-article
node--view-mode-full"><div class="node__content"><div class="field field--name-field-date field__item">
12/03/2026</div>$under<div class="clearfix text-formatted field field--name-body field--type-text-with-summary
field--label-hidden field__item">$body</div>$below<div class="field field--name-field-tags field--label-above">
<div class="field__label">وسوم</div>{links("أخبار", "خدمات")}</div></div></article></div></main><footer
role="contentinfo"><p>{LEGAL}</p></footer></div></div>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "joomla": (
        f"""<html lang="ar-aa" dir="rtl"><head>{HEAD}</head><body class="site com_content view-article
no-layout no-task itemid-101 has-sidebar-right">$top<div class="container-header">{MENU}</div><div
class="grid-child container-component"><main><div class="com-content-article item-page"><div
class="page-header"><h2 itemprop="headline">$headline</h2></div><dl class="article-info text-muted">
<dt class="article-info-term">التفاصيل</dt><dd class="category-name">الفئة: <a href="/c">محليات</a></dd>
<dd class="published"><time>نشر بتاريخ: 12 آذار 2026</time></dd><dd class="hits">الزيارات: 318</dd></dl>
$under<div class="com-content-article__body">$body</div>$below<nav class="pagenavigation">{links("السابق", "التالي")}
</nav></div></main></div><footer class="container-footer">{LEGAL}</footer>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "webforms": (
        f"""<html dir="rtl"><head>{HEAD}</head><body><form method="post" action="./Details.aspx?id=52"
id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="dDwtMTIzNDU2Nzg5Ozs+" />$top<table width="980"
align="center"><tr><td colspan="2" id="ctl00_tdMenu">{MENU}</td></tr><tr><td valign="top" width="700"><div
id="ctl00_ContentPlaceHolder1_pnlNews"><h1><span id="ctl00_ContentPlaceHolder1_lblTitle">$headline</span></h1>
<span id="ctl00_ContentPlaceHolder1_lblDate">12/03/2026 08:15 م</span>$under<div
id="ctl00_ContentPlaceHolder1_divDetails">$body</div>$below</div></td><td valign="top" width="280"><div
id="ctl00_ucMostRead">{OTHERS}</div></td></tr><tr><td colspan="2">{LEGAL}</td></tr></table></form>$bottom
</body></html>""",
        "<p>{}</p>\n",
    ),
    "next": (
        f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head>{HEAD}</head><body><div id="__next">$top<header
class="Header_root__k3Xq1">{MENU}</header><main class="Layout_main__2bY0c"><div class="Article_grid__aa91Z">
<div class="Article_head__T5e"><h1 class="Article_title__p0Lw">$headline</h1><div class="Article_meta__9dU">
<time dateTime="2026-03-12T08:15:00Z">12 مارس 2026</time></div></div>$under<div class="Article_content__Jm4d">
$body</div>$below<div class="Tags_list__e1">{links("أخبار", "خدمات")}</div></div><div class="Sidebar_root__vv2">
<h2>الأكثر قراءة</h2>{OTHERS}</div></main><footer class="Footer_root__m8">{LEGAL}</footer></div>$bottom
</body></html>""",
        '<p class="Article_paragraph__uR7">{}</p>',
    ),
    "amp": (
        f"""<!doctype html><html amp lang="ar" dir="rtl"><head>{HEAD}</head><body class="amp-single">$top
<amp-sidebar id="sidebar" layout="nodisplay" side="right">{MENU}</amp-sidebar><header class="amp-wp-header">
<a href="/">$site</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1
class="amp-wp-title">$headline</h1><div class="amp-wp-meta amp-wp-byline"><span>المحرر</span></div></header>
$under<div class="amp-wp-article-content">$body</div>$below<footer class="amp-wp-article-footer"><div
class="amp-wp-meta amp-wp-tax-category">التصنيفات: <a href="/c">محليات</a></div></footer></article><footer
class="amp-wp-footer"><p>{LEGAL}</p><a href="#top" class="back-to-top">إلى الأعلى</a></footer>$bottom</body></html>""",
        "<p>{}</p>\n",
    ),
    "divs": (
        f"""<html lang="ar" dir="rtl"><head>{HEAD}</head><body>$top<div class="navbar">{MENU}</div><div
class="container"><div class="row"><div class="col-md-8"><div class="single-news"><h1 class="news-title">
$headline</h1>$under<div class="details">$body</div>$below</div></div><div class="col-md-4 sidebar"><h3>
آخر الأخبار</h3>{OTHERS}</div></div></div><div class="footer">{LEGAL}</div>$bottom</body></html>""",
        "<div>{}</div>\n",
    ),
    "br": (
        f"""<html dir="rtl"><head>{HEAD}</head><body>$top<table class="menu"><tr><td>{MENU}</td></tr></table>
<div class="newsdetail"><h1>$headline</h1>$under<div class="ntext">$body</div>$below</div><div class="footer">
{LEGAL}</div>$bottom</body></html>""",
        "{}<br /><br />\n",
    ),
}
P_SKINS = [name for name in SKINS if "<p" in SKINS[name][1]]
BARE = [name for name in SKINS if name not in P_SKINS] * 12  # one a row of a table


def page(story: Story, skin: str, body: str, **places: str) -> str:
    """A page of a kind of site; `places` is markup for top, head, under, below, bottom."""
    blanks = dict.fromkeys(("head", "top", "under", "below", "bottom"), "")
    words = {"headline": escape(story.headline), "site": SITE, "body": body}
    template = "<!DOCTYPE html>" + SKINS[skin][0].removeprefix("<!DOCTYPE html>")
    for _ in range(2):  # a place may name the headline too
        template = Template(template).safe_substitute({**blanks, **places, **words})
    return template


def dressed(part: Part, skin: str) -> str:
    """A part's markup, in the dress of the skin's paragraphs where it has none."""
    dress = SKINS[skin][1]
    if part.dressed:
        return "".join(dress.format(escape(line, quote=False)) for line in part.lines)
    return part.html


MADE: list[tuple[str, Part, str, bool, Story | None]] = []  # what shown() was asked for


def shown(
    name: str, part: Part, place: str, keep: bool, story: Story | None, skin: str
) -> Situation:
    """A situation: a part at a place of a page, whose lines are story or are not."""
    MADE.append((name, part, place, keep, story))
    number = crc32(name.encode())
    story = story or STORIES[number % len(STORIES)]
    skin = skin or P_SKINS[number // 8 % len(P_SKINS)]
    cut = {"under": 0, "lead": 0, "amid": 3, "late": len(story.lines) - 1}.get(place)
    cut = len(story.lines) if cut is None else cut
    before, after = story.lines[:cut], story.lines[cut:]
    html, within = dressed(part, skin), place in {"lead", "amid", "late", "end"}
    pieces = [dressed(own(*before), skin), html * within, dressed(own(*after), skin)]
    places = {} if within else {place: html}
    body = [*before, *part.lines * keep, *after]
    made = page(story, skin, "".join(pieces), **places)
    return Situation(name, made, story.headline, body)


def kept(
    name: str, place: str, part: Part, story: Story | None = None, skin: str = ""
) -> Situation:
    """The part's lines are story."""
    return shown(name, part, place, True, story, skin)


def dropped(
    name: str,
    place: str,
    part: Part | str,
    story: Story | None = None,
    skin: str = "",
) -> Situation:
    """Nothing of the part is story."""
    part = Part(part, []) if isinstance(part, str) else part
    return shown(name, part, place, False, story, skin)


def wrapped(name: str, opening: str, story: Story) -> Situation:
    """The story's paragraphs in one more box, above a footer with text."""
    inner = box(opening, p(*story.lines)).html
    bottom = f'<div class="foot-text">{paragraphs(ABOUT[:3])}</div>'
    return Situation(name, page(story, "plain", inner, bottom=bottom), *story)


def housed(name: str, opening: str, story: Story) -> Situation:
    """Head and story of a page in a box, above a footer with text."""
    made = page(story, "plain", paragraphs(story.lines), top=opening)
    footer = f"</div><footer>{paragraphs(ABOUT[:3])}</footer></body>"
    return Situation(name, made.replace("</body>", footer), *story)


def whole(
    name: str, body: str, story: Story, skin: str = "plain", **places: str
) -> Situation:
    """All of the story's lines, in markup of the row's own."""
    return Situation(name, page(story, skin, body, **places), *story)


def instead(
    name: str, body: str, headline: str, *lines: str, head: str = ""
) -> Situation:
    """A page of its own markup between <body> and </body>."""
    meta = f'<meta charset="utf-8">{head}'
    html = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{meta}</head><body>{body}</body></html>'
    return Situation(name, html, headline, [*lines])


def refused(name: str, body: str, head: str = "", error: str = "*") -> Situation:
    """A page without an article, or without one in Arabic."""
    return instead(name, body, "", head=head)._replace(error=error)


# ---- Lines that are story ----------------------------------------------------

SQUAD = [
    "حراسة المرمى: ماهر الزعبي",
    "الدفاع: طارق الحلو، سيف البدري، أنس الكردي، رامي عوض",
    "الوسط: فادي الأشقر، زيد الحوراني، نضال شاهين",
    "الهجوم: لؤي المصري، باسل الخضر، هاني السيد",
]
QUOTES = [
    "عيار 24: 61.40 دينارا",
    "عيار 21: 53.70 دينارا",
    "عيار 18: 46.05 دينارا",
    "الليرة الذهبية: 375 دينارا",
]
WORKS = ["شبابيك موصدة", "حارة النحاسين", "خيط الحرير", "ما لم تقله أمي"]
VERSE = [
    "يا دار مدي لي يديك فإنني",
    "تعبت خطاي وطالت الأسفار",
    "ما زال في بابي العتيق مفاتح",
    "صدئت ولم تصدأ لها الأسرار",
]
WINNERS = [
    "الجائزة الأولى: نادين الفارس من مدرسة الكرمة",
    "الجائزة الثانية: عمر الطويل من مدرسة الوادي",
    "الجائزة الثالثة: شهد الجابري من مدرسة المنارة",
]
FIXTURES = [
    "السبت: اتحاد الواحة - شباب السهل (الساعة 18:00)",
    "السبت: نجوم الميناء - أمل القلعة (الساعة 20:30)",
    "الأحد: صقور الهضبة - وفاق الجبل (الساعة 19:00)",
]
PRAYERS = ["الفجر 4:47", "الظهر 12:21", "العصر 3:41", "المغرب 6:12", "العشاء 7:32"]
HISTORY = [
    "1961",
    "شيّد المسلخ القديم على أطراف البلدة، وكان يومها محاطا بالحقول من جهاته كلها.",
    "1987",
    "امتد العمران إليه فتعالت شكاوى الجيران، ونقل الذبح إلى موقع جديد خارج البلدة.",
    "3 أيار 2014",
    "احترق سقف المبنى في ليلة عاصفة، فأغلق وظل مهجورا حتى قرار المجلس الأخير.",
]
CLOCKS = [
    "06:15",
    "مطار الواحات يعلن تحويل أربع رحلات إلى مطار العاصمة بسبب انعدام الرؤية.",
    "08:40",
    "شرطة المرور تغلق طريق الصحراء من الكيلومتر الثلاثين حتى نقطة الاستراحة.",
    "11:05",
    "وزارة التربية تمدد تعليق الدراسة إلى يوم الخميس في المحافظات الثلاث.",
]
RATES = [
    "العملة | شراء | بيع",
    "الدولار الأمريكي | 0.708 | 0.712",
    "اليورو | 0.765 | 0.771",
    "الجنيه الإسترليني | 0.893 | 0.901",
]
STANDINGS = ["الفريق | لعب | نقاط", "صقور الهضبة | 9 | 20", "وفاق الجبل | 9 | 18"]
STATEMENT = [
    "نعلن نحن أهالي الحي أننا لا نعارض السوق في ذاته، وإنما نطالب بموقع لا يهدد سلامة أبنائنا في طريقهم إلى المدرسة.",
    "وندعو المجلس إلى جلسة علنية نعرض فيها بدائل درسناها مع مهندسين متطوعين من أبناء البلدة.",
]
AFTER_COLON = "وجاءت أسعار اليوم في السوق المحلية على النحو الآتي:"

# fmt: off
LINES = [
    # The first and the last line are short, and have no full stop.
    kept("last short, p", "end", own("ولم يصدر عن المحافظة أي تعليق"), COUNCIL, "plain"),
    kept("last short, div", "end", own("والقرار قابل للطعن"), COURT, "divs"),
    kept("last short, br", "end", own("ولا إصابات بين الركاب"), STORM, "br"),
    kept("last short, Blogger", "end", own("والبقية تأتي"), MATCH, "blogger"),
    kept("last short, article", "end", own("وسيزور الوزير المركز السبت"), CLINIC, "article"),
    kept("last short, Joomla", "end", own("والتحقيق لا يزال مستمرا"), COURT, "joomla"),
    kept("last short, quotation", "end", own("«هذا حقنا ولن نتنازل عنه»"), COUNCIL, "jannah"),
    kept("last short, dash", "end", own("- أهلا بكم في عين الريحان"), COUNCIL, "drupal"),
    kept("last short, dots", "end", own("وللحكاية بقية..."), WRITER, "next"),
    kept("last short, question", "end", own("فهل يصمد الموعد هذه المرة؟"), COUNCIL, "webforms"),
    kept("last short, numbers", "end", own("النتيجة النهائية 2-2"), MATCH, "amp"),
    kept("last two short", "end", own("غادر اللاعبون مسرعين", "وبقي الجمهور يغني"), MATCH),
    kept("last short, span", "end", raw('<p><span style="font-size:18px">والأعمار بيد الله</span></p>', "والأعمار بيد الله"), WRITER),
    kept("last short, strong", "end", raw("<p><strong>ويبقى الأثر</strong></p>", "ويبقى الأثر"), WRITER),
    kept("first short, p", "lead", own("ليلة لا تنسى في ملعب الساحل"), MATCH, "plain"),
    kept("first short, br", "lead", own("الأسعار إلى أين؟"), GOLD, "br"),
    kept("first short, strong", "lead", raw("<p><strong>حلم عمره عشرون عاما يتحقق</strong></p>", "حلم عمره عشرون عاما يتحقق"), CLINIC),
    kept("first short, div", "lead", own("مفاجأة تحت التراب"), MOSAIC, "divs"),
    kept("short amid", "amid", own("لكن الثمن كان باهظا"), COURT),
    kept("sub-heading plain", "amid", own("ردود الفعل"), COUNCIL),
    kept("sub-heading strong", "amid", raw("<p><strong>شهادات من الملعب</strong></p>", "شهادات من الملعب"), MATCH),
    kept("sub-heading h3", "amid", raw("<h3>أسباب الارتفاع</h3>", "أسباب الارتفاع"), GOLD),
    kept("sub-heading h2 class", "amid", raw('<h2 class="wp-block-heading">سيرة حافلة</h2>', "سيرة حافلة"), WRITER),
    # Lists.
    kept("prices p at the end", "end", p(AFTER_COLON, *QUOTES), GOLD, "plain"),
    kept("prices p amid", "amid", p(AFTER_COLON, *QUOTES), GOLD, "newspaper-theme"),
    kept("prices ul at the end", "end", ul(*QUOTES), GOLD, "jannah"),
    kept("prices br amid", "amid", brs(AFTER_COLON, *QUOTES), GOLD, "article"),
    kept("prices own br", "end", own(*QUOTES), GOLD, "br"),
    kept("prices own div", "end", own(*QUOTES), GOLD, "divs"),
    kept("squad p at the end", "end", p(*SQUAD), MATCH, "joomla"),
    kept("squad ul amid", "amid", ul(*SQUAD), MATCH, "next"),
    kept("squad br at the end", "end", brs(*SQUAD), MATCH, "drupal"),
    kept("squad own div amid", "amid", own(*SQUAD), MATCH, "divs"),
    kept("squad own Blogger", "end", own(*SQUAD), MATCH, "blogger"),
    kept("poem br at the end", "end", brs(*VERSE), WRITER, "plain"),
    kept("poem p at the end", "end", p(*VERSE), WRITER, "amp"),
    kept("poem pre", "end", raw('<pre class="wp-block-verse">' + "\n".join(VERSE) + "</pre>", *VERSE), WRITER),
    kept("poem quote amid", "amid", raw("<blockquote><p>" + "<br>".join(VERSE) + "</p></blockquote>", *VERSE), WRITER),
    kept("works ol at the end", "end", ul(*WORKS, tag="ol"), WRITER, "jannah"),
    kept("works ul amid", "amid", ul(*WORKS), WRITER, "article"),
    kept("works dashes", "end", own(*(f"- {work}" for work in WORKS)), WRITER, "plain"),
    kept("works bullets br", "amid", brs(*(f"• {work}" for work in WORKS)), WRITER),
    kept("winners p at the end", "end", p("وفي ختام الجلسة سلم رئيس المجلس جوائز مسابقة الرسم إلى الفائزين:", *WINNERS), COUNCIL, "newspaper-theme"),
    kept("winners li p", "end", raw("<ul>" + "".join(f"<li><p>{w}</p></li>" for w in WINNERS) + "</ul>", *WINNERS), COUNCIL),
    kept("fixtures p at the end", "end", p(*FIXTURES), MATCH, "plain"),
    kept("fixtures ul amid", "amid", ul(*FIXTURES), MATCH),
    kept("prayer times p", "end", p("ومواقيت الصلاة في العاصمة اليوم:", *PRAYERS), STORM, "webforms"),
    kept("prayer times br", "amid", brs("ومواقيت الصلاة في العاصمة اليوم:", *PRAYERS), STORM, "plain"),
    kept("numbered steps", "end", own("1- أحكم إغلاق النوافذ والأبواب", "2- ضع كمامة مبللة على الأنف", "3- لا تقد سيارتك"), STORM),
    kept("list of linked names", "amid", raw('<ul><li><a href="/w/1">شبابيك موصدة</a>، رواية صدرت عن دار المنار</li><li><a href="/w/2">خيط الحرير</a>، قصص كتبتها في سنوات السفر</li></ul>', "شبابيك موصدة، رواية صدرت عن دار المنار", "خيط الحرير، قصص كتبتها في سنوات السفر"), WRITER),
    # Dates and clocks.
    kept("chronology p", "end", p(*HISTORY), COUNCIL, "plain"),
    kept("chronology strong", "amid", each("<p><strong>{}</strong></p>", *HISTORY), COUNCIL, "jannah"),
    kept("chronology h3", "end", raw("".join(f"<h3>{a}</h3><p>{b}</p>" for a, b in zip(HISTORY[::2], HISTORY[1::2])), *HISTORY), COUNCIL),
    kept("chronology br", "end", own(*HISTORY), COUNCIL, "br"),
    kept("chronology one line", "end", p("2009: أول مناقصة لبناء السوق وتوقفها لأسباب مالية", "2018: دراسة جديدة تقترح موقع المسلخ", "2026: المجلس يقر المشروع"), COUNCIL),
    kept("live clocks p", "end", p(*CLOCKS), STORM, "article"),
    kept("live clocks h3", "amid", raw("".join(f"<h3>{a}</h3><p>{b}</p>" for a, b in zip(CLOCKS[::2], CLOCKS[1::2])), *CLOCKS), STORM),
    kept("live clocks newest first, div", "end", own(*CLOCKS), STORM, "divs"),
    # A phrase begins a sentence.
    kept("begins: joined", "amid", p("انضم إلى المجلس عام 1998 ممثلا عن الحي الشرقي، وبقي فيه ثلاث دورات."), COUNCIL),
    kept("begins: joined, last", "end", p("انضم إلى النادي عام 2019"), MATCH),
    kept("begins: follow", "amid", p("تابع الأطباء حالة المصابين طوال الليل، وسمحوا لمعظمهم بالعودة إلى بيوتهم."), STORM),
    kept("begins: follow, h2", "amid", raw("<h2>تابعوا المباراة واقفين</h2>", "تابعوا المباراة واقفين"), MATCH),
    kept("begins: read", "amid", p("اقرأ الحكم مرتين تدرك أن القاضي أراد أن يبعث رسالة إلى كل من يستسهل أموال الناس."), COURT),
    kept("begins: subscribed", "amid", p("اشترك في المباراة ثلاثة لاعبين لم يبلغوا العشرين من العمر بعد."), MATCH),
    kept("begins: comment", "amid", p("التعليق الوحيد الذي صدر عن الوزارة جاء في سطر واحد نشرته على حسابها."), CLINIC),
    kept("begins: source", "amid", p("المصدر الرئيس للمياه في القرية نبع صغير يجف كل صيف منذ سبعة أعوام."), MOSAIC),
    kept("begins: picture, h3", "amid", raw("<h3>صورة قديمة تكشف السر</h3>", "صورة قديمة تكشف السر"), MOSAIC),
    kept("begins: watch", "amid", p("شاهد السكان أعمدة الغبار تقترب من بعيد، فسارعوا إلى إدخال مواشيهم."), STORM),
    kept("begins: watch, li", "end", ul("شاهد عيان: رأيت السقف يطير", "مسعف: نقلنا أربعة أطفال", "سائق: انتظرنا ست ساعات"), STORM),
    kept("begins: most read", "amid", p("الأكثر قراءة بين رواياتها «حارة النحاسين» التي طبعت تسع مرات."), WRITER),
    kept("begins: related", "amid", p("ذات صلة بالقضية أيضا دعوى رفعتها البلدية على مكتب المساحة قبل عامين."), COURT),
    kept("begins: written", "amid", p("كتب المتهم في إفادته أن الأختام سلمها إليه موظف لا يذكر اسمه."), COURT),
    kept("begins: photo, first", "lead", p("تصوير الحفل كان ممنوعا، لكن هواتف الحاضرين نقلت كل شيء لحظة بلحظة."), CLINIC),
    kept("begins: share", "amid", p("شارك في الجلسة ممثلون عن غرفة التجارة واتحاد الباعة ولجان الأحياء."), COUNCIL),
    kept("begins: share, h2", "amid", raw("<h2>شارك في الحفر عشرات المتطوعين</h2>", "شارك في الحفر عشرات المتطوعين"), MOSAIC),
    kept("begins: ad, h2", "amid", raw("<h2>إعلان التسعيرة كل صباح</h2>", "إعلان التسعيرة كل صباح"), GOLD),
    kept("begins: about the site, li", "amid", ul("عن الموقع الأثري وتاريخه", "عن حراسه ولياليهم"), MOSAIC),
    kept("begins: also, li", "end", ul("أيضا في الوثائق: عقد مؤرخ قبل بناء الحي", "اقرأ على الختم اسم موظف متوفى", "المزيد من الأسماء في ملحق الحكم"), COURT),
    kept("begins: poll, h3", "amid", raw("<h3>استطلاع: ثلثا السكان مع المشروع</h3>", "استطلاع: ثلثا السكان مع المشروع"), COUNCIL),
    kept("begins: contact", "amid", p("للتواصل مع أسر الضحايا فتح المحامي مكتبا صغيرا إلى جانب المحكمة."), COURT),
    kept("begins: editing", "amid", p("تحرير الأسعار في نظر النقيب هو الحل الوحيد، شرط أن ترافقه رقابة صارمة."), GOLD),
    kept("begins: published", "amid", p("نشر في السوق عشرات المراقبين منذ الصباح لضبط المخالفين."), GOLD),
    kept("begins: tags", "amid", p("الوسوم التي وجدت على القطع تدل على ورشة في مدينة ساحلية بعيدة."), MOSAIC),
    kept("begins: the site", "amid", p(f"{SITE} كانت أول من كشف القضية حين نشرت شكوى المشترين قبل ثلاثة أعوام."), COURT),
    kept("begins: the site, last", "end", p(f"{SITE} حاولت الاتصال بالدفاع مرات عدة من دون جواب."), COURT),
    kept("begins: the author", "end", p("مها الزين صحفية الفقيدة المفضلة كانت آخر من زارها، ونقلت عنها رغبتها في أن تدفن إلى جوار أمها."), WRITER, "article"),
    kept("begins: the headline's words", "end", p("مزارع يعثر على أرضية فسيفساء نادرة تحت بستان الزيتون، هكذا كتبت الصحف في اليوم التالي فقصد القرية مئات الزوار."), MOSAIC),
    # Boxes that are story.
    kept("statement in a div", "amid", box('<div class="statement">', p(*STATEMENT)), COUNCIL, "plain"),
    kept("statement in a quote", "amid", box("<blockquote>", p(*STATEMENT)), COUNCIL, "drupal"),
    kept("statement in a Gutenberg group", "amid", box('<div class="wp-block-group has-background">', p(*STATEMENT)), COUNCIL, "newspaper-theme"),
    kept("statement in a section", "amid", box('<section class="doc">', p(*STATEMENT)), COUNCIL, "article"),
    kept("statement in a table", "amid", raw(f"<table border=1><tr><td>{paragraphs(STATEMENT)}</td></tr></table>", *STATEMENT), COUNCIL, "webforms"),
    kept("statement in a fieldset", "amid", raw(f"<fieldset>{paragraphs(STATEMENT)}</fieldset>", *STATEMENT), COUNCIL),
    kept("last in a box", "end", box('<div class="last-par">', p("وشهدت الجلسة انسحاب عضوين احتجاجا على قطع البث المباشر عن المواطنين.")), COUNCIL, "plain"),
    kept("last in a box, Word", "end", raw('<div><p class="MsoNormal" dir="RTL"><span lang="AR-SA">ومن المقرر أن تنظر محكمة الاستئناف في القضية مطلع الشهر المقبل<o:p></o:p></span></p></div>', "ومن المقرر أن تنظر محكمة الاستئناف في القضية مطلع الشهر المقبل"), COURT),
    kept("first in a box", "lead", box('<div class="intro">', p("لم يكن أحد من سكان القرية يتخيل أن تحت أقدامهم كنزا عمره ألف وخمسمئة عام.")), MOSAIC),
    kept("lead below the headline, h2", "under", raw('<h2 class="subtitle">سائقو شاحنات أمضوا ليلتهم في مقصوراتهم بلا ماء ولا كهرباء</h2>', "سائقو شاحنات أمضوا ليلتهم في مقصوراتهم بلا ماء ولا كهرباء"), STORM, "plain"),
    kept("lead below the headline, p", "under", raw('<p class="summary">سائقو شاحنات أمضوا ليلتهم في مقصوراتهم بلا ماء ولا كهرباء</p>', "سائقو شاحنات أمضوا ليلتهم في مقصوراتهم بلا ماء ولا كهرباء"), STORM, "divs"),
    kept("quotation in q", "amid", raw("<p>وقالت ابنتها: <q>كانت تكتب حتى آخر ليلة</q> ثم غلبها البكاء.</p>", "وقالت ابنتها: كانت تكتب حتى آخر ليلة ثم غلبها البكاء."), WRITER),
    kept("details", "amid", raw("<details open><summary>من يستفيد من المركز؟</summary><p>كل مريض يحمل بطاقة التأمين ويقيم في إحدى قرى الجبل.</p></details>", "من يستفيد من المركز؟", "كل مريض يحمل بطاقة التأمين ويقيم في إحدى قرى الجبل."), CLINIC),
    kept("questions and answers", "end", p("كيف كان شعورك لحظة الهدف؟", "لم أشعر بشيء", "وماذا قلت لزملائك؟", "قلت لهم: اركضوا"), MATCH),
    kept("correction", "end", raw("<p><em>تصحيح: ورد في نسخة سابقة أن الأجهزة عشرة والصحيح أربعة عشر.</em></p>", "تصحيح: ورد في نسخة سابقة أن الأجهزة عشرة والصحيح أربعة عشر."), CLINIC),
    kept("linked sentence amid", "amid", raw('<p><a href="/n/88">وكانت الصحيفة قد نشرت العام الماضي تحقيقا عن باعة الأرصفة وما يدفعونه كل يوم ثمنا للبقاء.</a></p>', "وكانت الصحيفة قد نشرت العام الماضي تحقيقا عن باعة الأرصفة وما يدفعونه كل يوم ثمنا للبقاء."), COUNCIL),
    # Tables.
    kept("rates table at the end", "end", rows(*RATES), GOLD, "plain"),
    kept("rates table amid", "amid", rows(*RATES, head='<table class="table table-bordered">'), GOLD, "jannah"),
    kept("rates table in a figure", "amid", box('<figure class="wp-block-table">', rows(*RATES)), GOLD, "newspaper-theme"),
    kept("rates table, th and p", "end", raw("<table><thead><tr><th>العيار</th><th>السعر</th></tr></thead><tbody><tr><td><p>24</p></td><td><p>61.40</p></td></tr><tr><td><p>21</p></td><td><p>53.70</p></td></tr></tbody></table>", "العيار | السعر", "24 | 61.40", "21 | 53.70"), GOLD),
    kept("rates table in a br story", "end", rows(*RATES), GOLD, "br"),
    kept("standings amid", "amid", rows(*STANDINGS), MATCH, "drupal"),
    kept("weather table", "end", rows("المدينة | العظمى | الصغرى", "الرملة | 31 | 18", "الواحات | 34 | 20"), STORM, "joomla"),
]
# fmt: on


# ---- Inside a paragraph ------------------------------------------------------


def within(name: str, inline: str, skin: str = "", shown_as: str = "") -> Situation:
    """A paragraph with some markup amid its words."""
    html = f"<p>وأكد المتحدث باسم الوزارة {inline} أن النتائج ستعلن خلال أسبوعين على أبعد تقدير.</p>"
    word = f" {shown_as}" if shown_as else ""
    text = (
        f"وأكد المتحدث باسم الوزارة{word} أن النتائج ستعلن خلال أسبوعين على أبعد تقدير."
    )
    return kept(name, "amid", raw(html, text), None, skin)


# fmt: off
INLINE = [
    within("in p: svg", '<svg width="9" height="9" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'),
    within("in p: svg self-closed", '<svg class="icon"/>'),
    within("in p: svg title", '<svg><title>رابط خارجي</title><use href="#ext"/></svg>'),
    within("in p: picture", '<picture><source srcset="f.webp"><img src="f.png" alt=""></picture>'),
    within("in p: noscript img", '<noscript><img src="px.gif" alt=""></noscript>'),
    within("in p: button", '<button type="button" class="tip">نسخ الاسم</button>'),
    within("in p: audio", '<audio src="a.mp3" controls></audio>'),
    within("in p: video", '<video src="a.mp4" muted></video>'),
    within("in p: iframe", '<iframe src="https://video.example/1"></iframe>'),
    within("in p: template", "<template><span>لا يظهر هذا</span></template>"),
    within("in p: o:p", "<o:p>&nbsp;</o:p>"),
    within("in p: st1", '<st1:personname w:st="on">عصام الريس</st1:personname>', shown_as="عصام الريس"),
    within("in p: custom element", '<glossary-term key="k1">الدكتور عصام</glossary-term>', shown_as="الدكتور عصام"),
    within("in p: font and b", '<font color="red"><b>عصام الريس</b></font>', shown_as="عصام الريس"),
    within("in p: mark, abbr", '<mark>عصام</mark> <abbr title="طبيب">د.</abbr>', shown_as="عصام د."),
    within("in p: sup", "عصام<sup>1</sup>", shown_as="عصام1"),
    within("in p: comment", "<!-- تعليق المحرر: يراجع -->"),
    within("in p: script", "<script>window.ads = window.ads || [];</script>"),
    within("in p: style", "<style>.x{color:red}</style>"),
    within("in p: hidden span", '<span style="display:none">رمز داخلي 77</span>'),
    within("in p: hidden attribute", "<span hidden>رمز داخلي 77</span>"),
    within("in p: hidden em", '<em style="visibility: hidden">نص مخفي</em>'),
    within("in p: ins", "<ins>عصام الريس</ins>", shown_as="عصام الريس"),
    within("in p: amp-img", '<amp-img src="e.png" width="9" height="9"></amp-img>', "amp"),
    within("in p: map, object", '<object data="a.svg" type="image/svg+xml"></object>'),
    within("in p: wbr", "عصام<wbr>", shown_as="عصام"),
    within("in p: bdi", "<bdi>عصام</bdi>", shown_as="عصام"),
    within("in p: anchor without href", '<a name="m1">عصام الريس</a>', shown_as="عصام الريس"),
    kept("br within p", "amid", brs("قالت مديرة المدرسة إن التلاميذ سعداء.", "وقال حارسها إن الضجيج أقل مما توقع.")),
    kept("br at the end of p", "amid", raw("<p>وبدأ الزوار يتوافدون منذ الصباح الباكر.<br></p>", "وبدأ الزوار يتوافدون منذ الصباح الباكر.")),
    kept("br before hidden text", "amid", raw('<p>وبدأ الزوار يتوافدون منذ الصباح الباكر.<br><span style="display:none">كود المحرر: 99</span></p>', "وبدأ الزوار يتوافدون منذ الصباح الباكر.")),
    kept("br twice within p", "amid", brs("انتهت المهلة منتصف الليل.", "ولم يحضر أحد من الشركة.", between="<br><br>")),
    kept("p not closed", "amid", raw("<p>ووصل الوفد ظهرا.<p>ثم عقد اجتماعا مغلقا.", "ووصل الوفد ظهرا.", "ثم عقد اجتماعا مغلقا.")),
    kept("pre", "amid", raw("<pre>هذا ما كتبه بخط يده:\nسامحوني على كل شيء\nوالوداع</pre>", "هذا ما كتبه بخط يده:", "سامحوني على كل شيء", "والوداع")),
    kept("pre-line", "amid", raw('<div style="white-space: pre-line">هذا نص البرقية:\nوصلنا سالمين\nلا تقلقوا علينا</div>', "هذا نص البرقية:", "وصلنا سالمين", "لا تقلقوا علينا")),
    kept("anchor round a paragraph", "amid", raw('<a id="par-4"><p>ويشرف على العمل فريق من ثمانية مختصين.</p></a>', "ويشرف على العمل فريق من ثمانية مختصين.")),
    kept("drop cap", "lead", raw('<p><span class="dropcap">م</span>ساء أمس تغير كل شيء في البلدة الهادئة.</p>', "مساء أمس تغير كل شيء في البلدة الهادئة.")),
    kept("p within font", "amid", raw('<font size="4" face="Tahoma"><p>وحضر اللقاء عدد من الوجهاء والمهتمين.</p></font>', "وحضر اللقاء عدد من الوجهاء والمهتمين.")),
    kept("text in no element", "amid", raw("<hr>ووصف شهود ما جرى بأنه لم يسبق له مثيل في المنطقة.<hr>", "ووصف شهود ما جرى بأنه لم يسبق له مثيل في المنطقة.")),
    whole("pre-line whole", '<div style="white-space: pre-line">' + "\n\n".join(COURT.lines) + "</div>", COURT),
    whole("pre-wrap whole", '<pre style="white-space: pre-wrap">' + "\n".join(CLINIC.lines) + "</pre>", CLINIC, "divs"),
    whole("90 divs that nobody closed", "<div>" * 90 + paragraphs(STORM.lines), STORM),
    whole("anchor top not closed", f'<a name="top">{paragraphs(MATCH.lines)}', MATCH),
    whole("anchor top not closed, br", '<a name="up">' + "<br><br>".join(GOLD.lines), GOLD, "br"),
    whole("svg title in the header", paragraphs(GOLD.lines), GOLD, top='<a href="/"><svg viewBox="0 0 1 1"><title/><path d="M0 0"/></svg></a>'),
    whole("svg style in the header", paragraphs(WRITER.lines), WRITER, top='<svg><style/><path d="M0 0"/></svg>'),
    whole("script in a script", paragraphs(COURT.lines), COURT, top='<script><!-- document.write("<script src=\'a.js\'><\\/script>"); var x = "<script>"; </script> var y = "<p>لا</p>"; --></script>'),
    whole("p in li", "<ol>" + "".join(f"<li><p>{x}</p></li>" for x in CLINIC.lines) + "</ol>", CLINIC),
    whole("a paragraph a section", "".join(f"<section><p>{x}</p></section>" for x in STORM.lines), STORM),
    whole("a paragraph a span", "".join(f'<span style="display:block">{x}</span>' for x in MOSAIC.lines), MOSAIC),
    whole("text in a center and font", f"<center><font size=4>{'<br><br>'.join(COUNCIL.lines)}</font></center>", COUNCIL, "webforms"),
    whole("declarative shadow root", f'<story-body><template shadowrootmode="open"><style>p{{margin:1em}}</style>{paragraphs(CLINIC.lines)}</template></story-body>', CLINIC),
    whole("custom elements", f"<app-article-body><app-rich-text>{paragraphs(MATCH.lines)}</app-rich-text></app-article-body>", MATCH),
    instead("h1 with br", f"<h1>{COURT.headline.replace(' باع', '<br>باع')}</h1><div>{paragraphs(COURT.lines)}</div>", COURT.headline, *COURT.lines, head=f"<title>{SITE}</title>"),
    instead("headline tells 404", f"<h1>404 شكاوى في يوم واحد من أسعار الخبز</h1><div>{paragraphs(GOLD.lines)}</div>", "404 شكاوى في يوم واحد من أسعار الخبز", *GOLD.lines, head="<title>404 شكاوى في يوم واحد من أسعار الخبز</title>"),
    instead("headline tells not found", f"<h1>«الطفل غير موجود».. رسالة أربكت عائلة كاملة</h1><article>{paragraphs(STORM.lines)}</article>", "«الطفل غير موجود».. رسالة أربكت عائلة كاملة", *STORM.lines, head='<meta property="og:type" content="article"><title>«الطفل غير موجود».. رسالة أربكت عائلة كاملة</title>'),
    instead("only a title element", f'<div class="logo">{SITE}</div><div><h2>{COURT.headline}</h2>{paragraphs(COURT.lines)}</div><div class="foot">{LEGAL}</div>', COURT.headline, *COURT.lines, head=f"<title>{COURT.headline} | {SITE}</title>"),
    instead("cookie sentence above h1", f'<div class="page"><p>يستخدم هذا الموقع ملفات الارتباط لتحسين تجربة التصفح.</p><h1>{CLINIC.headline}</h1>{paragraphs(CLINIC.lines)}</div>', CLINIC.headline, *CLINIC.lines, head=f"<title>{CLINIC.headline}</title>"),
    instead("logo h1, headline h2", f'<h1><a href="/">{SITE}</a></h1><div class="post"><h2>{GOLD.headline}</h2>{paragraphs(GOLD.lines)}</div>', GOLD.headline, *GOLD.lines, head=f"<title>{SITE} - {GOLD.headline}</title>"),
    instead("a headline shorter than the site's name", f"<div class=crumbs>أنت هنا: وداعا</div><h1>وداعا أيتها القرية</h1><article>{paragraphs(MOSAIC.lines)}</article><footer><p>الجريدة الثقافية الأسبوعية</p></footer>", "وداعا أيتها القرية", *MOSAIC.lines, head="<title>وداعا أيتها القرية - الجريدة الثقافية الأسبوعية</title>"),
    instead("a headline of a word, the site's name is a link", f'<a href="/">صحيفة الوادي</a><article><h1>رحيل</h1>{paragraphs(MOSAIC.lines)}</article>', "رحيل", *MOSAIC.lines, head='<title>رحيل - صحيفة الوادي</title><meta property="og:title" content="رحيل">'),
    instead("a title alone, the site first", f"<div>{paragraphs(GOLD.lines)}</div>", GOLD.headline, *GOLD.lines, head=f"<title>نشرة الضفاف - {GOLD.headline}</title>"),
    instead("a headline in the menu and told, the site told", f'<ul><li><a href="/t">دروب الجبل</a></li></ul><div>{paragraphs(MOSAIC.lines)}</div>', "دروب الجبل", *MOSAIC.lines, head='<title>دروب الجبل - دراجات الضفة وأدواتها</title><meta property="og:title" content="دروب الجبل"><meta property="og:site_name" content="دراجات الضفة">'),
    instead("h1 for search engines, h2 for readers", f'<nav class="breadcrumb"><h1>أسعار الذهب اليوم: {GOLD.headline}</h1></nav><article><h2>{GOLD.headline}</h2>{paragraphs(GOLD.lines)}</article>', GOLD.headline, *GOLD.lines, head=f'<meta property="og:title" content="{GOLD.headline}"><title>أسعار الذهب اليوم: {GOLD.headline}</title>'),
    instead("a kicker in the h1, a dash in the headline", f"<h1><span>كرة القدم</span> فوز متأخر في الملعب الكبير - المدرب يشيد بالشباب</h1><article>{paragraphs(MATCH.lines)}</article>", "فوز متأخر في الملعب الكبير - المدرب يشيد بالشباب", *MATCH.lines, head='<meta property="og:title" content="فوز متأخر في الملعب الكبير - المدرب يشيد بالشباب">'),
]
# fmt: on


# ---- Lines that are none -----------------------------------------------------

READ = "قطار الضواحي يعود إلى العمل بعد توقف أربعة أشهر"

ENDINGS = {
    "first to comment": "كن أول من يعلق على هذا الخبر",
    "leave a comment": "أضف تعليقك",
    "no comments": "لا توجد تعليقات حتى الآن",
    "opinions": "المقالات المنشورة تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الصحيفة",
    "opinion of the author": "* هذا المقال يعبر عن رأي صاحبه فقط",
    "taken from": "نقلا عن وكالة الساحل للأنباء",
    "source": "المصدر: وكالات",
    "source and site": f"المصدر : {SITE} + وكالات",
    "initials": "م.ز / س.ع",
    "initials in brackets": "(ر ح)",
    "contact mail": "للتواصل مع المحرر: desk@albaydar.example",
    "contact WhatsApp": "للتواصل والإعلان عبر واتساب: 0790000000",
    "tags": "الكلمات المفتاحية: أخبار، بلديات، خدمات",
    "tags with hashes": "#أخبار_اليوم #البيدر #عاجل",
    "follow us": "تابعونا على فيسبوك وتويتر وإنستغرام",
    "follow on Google": "تابع آخر الأخبار عبر Google News",
    "join the channel": "انضم إلى قناتنا على تلغرام ليصلك كل جديد",
    "newsletter": "اشترك في نشرتنا البريدية ليصلك جديدنا كل صباح",
    "app": "حمّل تطبيق البيدر الآن من المتجر",
    "copyright": LEGAL,
    "reading time": "وقت القراءة: 3 دقائق",
    "share": "شارك الخبر على مواقع التواصل",
    "short link": "الرابط المختصر: https://bdr.example/x52",
    "views": "عدد المشاهدات: 1,204",
    "printed": "طباعة",
    "byline": "بقلم: ناهد الشريف",
    "photos by": "تصوير: وسيم الجندي",
    "edited by": "تحرير: قسم المحليات",
    "last update": "آخر تحديث: 12 مارس 2026 - 09:40 مساء",
    "published on": "نشر في: 12-03-2026 الساعة 20:15",
    "rating": "قيّم هذا المقال: 4.5 من 5",
    "report an error": "أبلغ عن خطأ في هذا الخبر",
}
# Last lines that begin alike: furniture, and story.
TWINS = {
    "end of the wire": ("انتهى/ ر ف", "انتهى زمن الانتظار"),
    "agencies": ("وكالات", "وكالات السفر أول الرابحين من القرار"),
    "translation": ("ترجمة: لبنى الأيوبي", "ترجمة الوثيقة تستغرق عاما كاملا"),
    "prepared": ("إعداد: قسم التحقيقات", "إعداد الطعام للمتطوعين يبدأ قبل الفجر"),
    "did you like": ("هل أعجبك هذا الخبر؟", "هل أعجبتهم النتيجة؟ لا أحد يجيب"),
    "send": ("أرسل الخبر إلى صديق", "أرسل الطلب فجاء الرفض في اليوم نفسه"),
    "filed under": ("التصنيف: محليات", "التصنيف الجديد يعلن الأحد المقبل"),
    "put up by": ("تم النشر بواسطة: admin", "تم النظر في الشكاوى كلها"),
    "read more": ("اقرأ المزيد...", "اقرأ في عينيه كل شيء"),
    "more news": ("لمزيد من الأخبار زوروا موقعنا", "لمزيد من الأمان يقيم السكان حراسة ليلية"),
    "search words": ("كلمات البحث: سوق، بلدية، باعة", "كلمات الأم أبكت الحاضرين"),
    "your opinion": ("شاركنا برأيك في التعليقات", "شاركنا الجيران الخبز والملح"),
    "send to us": ("للنشر في الموقع راسلونا على البريد: news@albaydar.example", "للنشر في بلدنا ثمن باهظ"),
    "subscribe": ("اشترك الآن", "اشترك الجميع في دفع الثمن"),
    "click": ("اضغط هنا لمشاهدة الصور", "اضغط هذا الزر وتنطفئ المدينة، قال العامل ضاحكا"),
    "also": ("إقرأ أيضا", "أيضا لم يحضر الوزير"),
    "follow": ("تابعنا على واتساب", "تابعنا الطريق سيرا على الأقدام"),
    "first": ("كن أول المعلقين", "كن أول من يزرع، قالت له أمه"),
    "rights": ("الحقوق محفوظة لموقع البيدر", "الحقوق محفوظة لأصحابها، قال القاضي"),
    "photo": ("الصورة من الأرشيف", "الصورة لم تكتمل بعد"),
    "source": ("المصدر : وكالة الساحل", "المصدر نفسه رفض الإفصاح عن اسمه"),
    "correspondent": ("مراسلنا - عين الريحان", "مراسلنا عاد سالما"),
    "opinion": ("الآراء الواردة في المقال لا تعبر بالضرورة عن موقف البيدر", "الآراء في البلدة منقسمة"),
    "vote": ("صوّت الآن في استطلاعنا", "صوّت الآن من كان غائبا"),
    "comments": ("التعليقات (0)", "التعليقات الغاضبة لم تغير شيئا"),
    "download": ("حمل تطبيقنا من متجر غوغل", "حمل أخاه على كتفيه ومضى"),
}  # fmt: skip
TOPS = {
    "byline": "كتب - سامر الحداد:",
    "byline with city": "عين الريحان - مراسل البيدر",
    "date": "الخميس 12 مارس 2026 - 08:15 مساء",
    "date, Levantine": "12 آذار 2026",
    "date, Hijri": "23 رمضان 1447 هـ",
    "reading time": "مدة القراءة دقيقتان",
    "listen": "استمع إلى المقال",
    "font size": "حجم الخط - +",
    "photo credit": "الصورة: أرشيف",
}
# fmt: off
AMONG = {
    "read also": f'<p>اقرأ أيضا: <a href="/n/9">{READ}</a></p>',
    "read also, hamza": f'<p><strong>إقرأ أيضاً : </strong><a href="/n/9">{READ}</a></p>',
    "read also, bare": f"<p>اقرأ أيضا: {READ}</p>",
    "read also, h3 and link": f'<h3>اقرأ أيضا</h3><p><a href="/n/9">{READ}</a></p>',
    "read also, list": f"<p><b>طالع أيضا:</b></p>{OTHERS}",
    "read also, arrow": f'<p><a href="/n/9">&lt;&lt; {READ}</a></p>',
    "read also, inline box": f'<div class="inline-related-post"><span>ذات صلة</span><a href="/n/9">{READ}</a></div>',
    "read also, h4 only link": f'<h4><a href="/n/9">{READ}</a></h4>',
    "read more": f'<p style="text-align:center">للمزيد: <a href="/n/9">{READ}</a></p>',
    "watch also": f'<p>شاهد أيضا | <a href="/v/9">{READ}</a></p>',
    "watch the video": '<p><a href="/v/1">بالفيديو.. شاهد لحظة وصول القطار</a></p>',
    "jannah's in-post box": f'<div id="inline-related-post" class="mag-box mag-box-post-related"><div class="container-wrapper"><div class="mag-box-title"><h3>مقالات ذات صلة</h3></div>{OTHERS}</div></div>',
    "aside": f"<aside><h4>أخبار أخرى</h4>{OTHERS}</aside>",
    "embed card": f'<figure class="wp-block-embed is-provider-albaydar"><div class="wp-block-embed__wrapper"><blockquote class="wp-embedded-content"><a href="/n/9">{READ}</a></blockquote></div></figure>',
    "caption": '<figure><img src="a.jpg" alt=""><figcaption>جانب من الحضور أمس (البيدر)</figcaption></figure>',
    "caption wp": '<div class="wp-caption aligncenter"><img src="a.jpg" alt=""><p class="wp-caption-text">صورة من الأرشيف</p></div>',
    "caption Blogger": '<table align="center" class="tr-caption-container"><tbody><tr><td><img src="a.jpg"></td></tr><tr><td class="tr-caption">جانب من الحضور</td></tr></tbody></table>',
    "caption AMP": '<figure><amp-img src="a.jpg" width="4" height="3"></amp-img><figcaption>المكان كما بدا صباح أمس</figcaption></figure>',
    "ad label": '<div class="adv"><span>إعلان</span></div>',
    "ad label p": '<p style="text-align:center;font-size:10px">إعلان</p>',
    "ad text": '<div class="ads-box"><p>شقق للبيع بالتقسيط في ضاحية الياسمين، اتصل الآن واحجز قبل نفاد العرض.</p></div>',
    "ad slot": "<div id=\"div-gpt-ad-123\"><script>googletag.cmd.push(function(){googletag.display('div-gpt-ad-123')});</script></div>",
    "poll": '<div class="poll"><h4>هل تؤيد القرار؟</h4><label><input type="radio"> نعم</label><label><input type="radio"> لا</label><button>صوّت</button></div>',
    "newsletter box": '<div class="newsletter-signup"><h4>النشرة البريدية</h4><p>نختار لك كل صباح أهم ما كتبه مراسلونا.</p><form><input type="email"><button>اشترك</button></form></div>',
    "follow us": "<p><strong>تابعوا البيدر على تلغرام</strong></p>",
    "follow us, link": '<p>تابع صفحتنا على فيسبوك <a href="https://facebook.example/b">من هنا</a></p>',
    "app": '<p>لتحميل تطبيق البيدر <a href="/app">اضغط هنا</a></p>',
    "share row": f'<div class="addtoany_share_save_container"><div class="addtoany_header">شارك</div>{links("فيسبوك", "واتساب", "X")}</div>',
    "most read": f'<div class="most-viewed"><h3>الأكثر مشاهدة</h3>{OTHERS}</div>',
    "audio player": '<div class="audio-player" role="region"><span>استمع</span><span>0:00 / 3:12</span></div>',
    "toc": f'<div id="ez-toc-container"><p class="ez-toc-title">محتويات المقال</p>{links("مقدمة", "خاتمة")}</div>',
    "match widget": '<div class="match-widget"><table><tr><td>نجوم الميناء</td><td>2 - 2</td><td>صقور الهضبة</td></tr></table></div>',
    "hidden box": '<div style="display:none"><p>نسخة قديمة من الفقرة لم يعد أحد يراها على الصفحة.</p></div>',
    "hidden tab": "<div hidden><p>نسخة قديمة من الفقرة لم يعد أحد يراها على الصفحة.</p></div>",
    "template": "<template><p>عنصر لا يظهر حتى يضاف إلى الصفحة.</p></template>",
    "share counts table": '<table class="social-counts"><tr><td>12</td><td>إعجاب</td></tr><tr><td>3</td><td>مشاركة</td></tr></table>',
}
# fmt: on

# fmt: off
FURNITURE = [
    *(dropped(f"end p: {name}", "end", p(text)) for name, text in ENDINGS.items()),
    *(
        dropped(f"end own: {name}", "end", own(text), None, skin)
        for (name, text), skin in zip(ENDINGS.items(), BARE)
    ),
    *(dropped(f"twin, none: {name}", "end", p(twin[0])) for name, twin in TWINS.items()),
    *(kept(f"twin, story: {name}", "end", p(twin[1])) for name, twin in TWINS.items()),
    *(
        dropped(f"twin own, none: {name}", "end", own(twin[0]), None, skin)
        for (name, twin), skin in zip(TWINS.items(), BARE)
    ),
    *(
        kept(f"twin own, story: {name}", "end", own(twin[1]), None, skin)
        for (name, twin), skin in zip(TWINS.items(), BARE)
    ),
    *(dropped(f"top p: {name}", "lead", p(text)) for name, text in TOPS.items()),
    *(
        dropped(f"top own: {name}", "lead", own(text), None, skin)
        for (name, text), skin in zip(TOPS.items(), BARE)
    ),
    *(dropped(f"among: {name}", "amid", html) for name, html in AMONG.items()),
    dropped("author box", "end", '<div class="author-bio"><h4>ناهد الشريف</h4><p>كاتبة وصحفية تقيم في العاصمة، صدرت لها مجموعتان قصصيتان.</p></div>'),
    dropped("author box below", "below", '<div class="about-author"><h3>عن الكاتب</h3><p>صحفي يغطي شؤون البلديات منذ عشرين عاما، وله كتاب عن تاريخ الأسواق القديمة.</p></div>'),
    dropped("related with teasers", "below", "<div class='related'><h3>قد يعجبك أيضا</h3>" + "".join(f'<div class="item"><h4><a href="/n">{s.headline}</a></h4><p>{s.lines[0]}</p></div>' for s in STORIES[4:7]) + "</div>", WRITER),
    dropped("tags list", "end", f'<div class="tagcloud"><span>كلمات دلالية</span>{links("بلديات", "خدمات", "أسواق")}</div>'),
    dropped("previous and next", "end", '<div class="prev-next-post-nav"><a href="/p">المقال السابق قطار الضواحي يعود</a><a href="/n">المقال التالي تراجع إنتاج العسل</a></div>'),
    dropped("reactions", "end", '<div class="reactions"><span>أعجبني 12</span><span>أحزنني 3</span><span>أغضبني 1</span></div>'),
    dropped("several edges", "end", p("م.ز", "المصدر: البيدر", "تابعونا على تويتر")),
]
# fmt: on


# ---- The story's place -------------------------------------------------------

NAMED = [
    "has-thumbnail", "has-post-thumbnail no-sidebar", "nav-fixed", "menu-content", "header-sticky",
    "modal-open", "category-comments", "category-most-read", "tag-subscribe", "with-related-posts",
    "footer-widgets-4", "no-ads", "not-logged-in page-node", "social-enabled", "comments-open",
    "has-share-buttons", "popup-enabled", "off-canvas-wrap", "hide-promo", "newsletter-on",
    "page-video-app", "bootstrap-tags-theme",
]  # fmt: skip
INNER = [
    "share-content", "related-body", "post-meta-content", "widget-content", "promo-text",
    "sidebar-left-content", "most-article", "tag-article-text", "comment-page-story", "photo-caption-story",
    "article-tools-text", "nav-target", "popup-gallery", "ad-free-content", "print-area",
]  # fmt: skip
SLUGS = ["social-media-ban", "related-companies", "comments-of-the-minister", "share-prices", "video-evidence", "app-for-farmers"]  # fmt: skip


def modal(opening: str, lines: list[str] = CONSENT) -> str:
    """An overlay with text and two buttons."""
    inner = f"<h2>خصوصيتك تهمنا</h2>{paragraphs(lines)}<button>موافق</button> <button>المزيد</button>"
    return box(opening, Part(inner, [])).html


def comments(opening: str, item: str, lines: list[str] = COMMENTS) -> str:
    names = ["أبو سليم", "قارئة من الشمال", "منير", "أم خالد", "زائر", "ابن البلد"]
    made = "".join(
        item.format(names[i % len(names)], line) for i, line in enumerate(lines)
    )
    return box(opening, Part(made, [])).html


def grown(html: str, text: str) -> str:
    """Nested boxes round a text, from the outermost."""
    tags = html.split()
    return "".join(f'<div class="{tag}">' for tag in tags) + text + "</div>" * len(tags)


OVERLAYS = {
    "OneTrust": '<div id="onetrust-consent-sdk">',
    "Cookiebot": '<div id="CybotCookiebotDialog" role="dialog" aria-modal="true">',
    "Funding Choices": '<div class="fc-consent-root">',
    "dialog role": '<div role="dialog" aria-labelledby="t1" class="x-layer">',
    "aria-modal": '<div aria-modal="true" class="layer">',
    "dialog element": "<dialog open>",
    "hidden": "<div hidden>",
    "plain gdpr": '<div class="gdpr-bar">',
    "no name": '<div class="b12 fixed-bottom">',
    "Bootstrap": '<div class="modal fade" id="privacyModal" tabindex="-1">',
    "AMP": '<amp-consent id="consent" layout="nodisplay">',
}
NEXT = "<p>{0}</p>"


def following(story: Story, opening: str, title: str, dress: str = NEXT) -> str:
    """A further full article in a box."""
    inner = title.format(story.headline) + "".join(dress.format(x) for x in story.lines)
    return box(opening, Part(inner, [])).html


# fmt: off
PLACE = [
    *(housed(f"page in {name}", f'<div class="{name}">', STORIES[i % 8]) for i, name in enumerate(NAMED)),
    *(wrapped(f"story in {name}", f'<div class="{name}">', STORIES[i % 8]) for i, name in enumerate(INNER)),
    wrapped("story in a form", '<form action="/x" method="post">', COURT),
    wrapped("story in a figure", "<figure>", STORM),
    wrapped("story in a quotation", "<blockquote>", WRITER),
    wrapped("story in an aside", "<aside>", CLINIC),
    wrapped("story in id comments", '<div id="comment-content">', COUNCIL),
    wrapped("story in an id of the post", '<div id="related-post-5210" class="hentry">', MOSAIC),
    *(
        kept(f"h2 id {slug}", "amid", raw(f'<h2 id="{slug}">ماذا قال الأهالي</h2><p>قال الأهالي إنهم ينتظرون الفعل لا القول بعد كل هذه السنين.</p>', "ماذا قال الأهالي", "قال الأهالي إنهم ينتظرون الفعل لا القول بعد كل هذه السنين."))
        for slug in SLUGS
    ),
    *(
        kept(f"section id {slug}", "amid", raw(f'<section id="{slug}"><h2>ماذا بعد</h2><p>يقول متابعون إن الأسابيع المقبلة ستكون حاسمة لمن ينتظر الجواب.</p></section>', "ماذا بعد", "يقول متابعون إن الأسابيع المقبلة ستكون حاسمة لمن ينتظر الجواب."))
        for slug in SLUGS[:3]
    ),
    # The story in a row of boxes.
    whole("Elementor, a widget a paragraph", "".join(f'<div class="elementor-element elementor-element-{i}a elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>{x}</p></div></div>' for i, x in enumerate(STORM.lines)), STORM),
    whole("Elementor, widgets and images", "".join(f'<section class="elementor-section"><div class="elementor-container"><div class="elementor-widget-text-editor"><p>{x}</p></div></div></section><section class="elementor-section"><div class="elementor-widget-image"><img src="i.jpg"></div></section>' for x in COURT.lines), COURT),
    whole("WPBakery rows", "".join(f'<div class="vc_row wpb_row vc_row-fluid"><div class="wpb_column vc_column_container"><div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><p>{x}</p></div></div></div></div>' for x in WRITER.lines), WRITER),
    whole("Divi modules", "".join(f'<div class="et_pb_module et_pb_text et_pb_text_{i}"><div class="et_pb_text_inner"><p>{x}</p></div></div>' for i, x in enumerate(CLINIC.lines)), CLINIC),
    whole("Drupal paragraphs", "".join(f'<div class="field__item"><div class="paragraph paragraph--type--text"><div class="field--name-field-text"><p>{x}</p></div></div></div>' for x in GOLD.lines), GOLD, "drupal"),
    whole("Gutenberg groups in halves", f'<div class="wp-block-group">{paragraphs(COUNCIL.lines[:3])}</div><div class="wp-block-group">{paragraphs(COUNCIL.lines[3:])}</div>', COUNCIL),
    whole("two columns", f'<div class="wp-block-columns"><div class="wp-block-column">{paragraphs(MATCH.lines[:3])}</div><div class="wp-block-column">{paragraphs(MATCH.lines[3:])}</div></div>', MATCH),
    whole("halves round an ad", f'<div class="part">{paragraphs(COURT.lines[:2])}</div><div class="ad-slot">إعلان</div><div class="part">{paragraphs(COURT.lines[2:])}</div>', COURT),
    whole("thirds round links", f'<div class="txt">{paragraphs(STORM.lines[:2])}</div>{OTHERS}<div class="txt">{paragraphs(STORM.lines[2:4])}</div>{OTHERS}<div class="txt">{paragraphs(STORM.lines[4:])}</div>', STORM),
    whole("paywall box after two", f'<div class="free">{paragraphs(WRITER.lines[:2])}</div><div class="paywall-content">{paragraphs(WRITER.lines[2:])}</div>', WRITER),
    whole("rich-text modules", "".join(f'<div class="RichText_module__{i}x"><p>{x}</p></div>' for i, x in enumerate(MOSAIC.lines)), MOSAIC, "next"),
    whole("a box a paragraph, next article below", "".join(f'<div class="block-text"><p>{x}</p></div>' for x in CLINIC.lines), CLINIC, below=following(MATCH, '<div class="next">', "<h2>{}</h2>", '<div class="block-text"><p>{}</p></div>')),
    whole("a box a paragraph, teasers below", "".join(f'<div class="block-text"><p>{x}</p></div>' for x in GOLD.lines), GOLD, below="".join(f'<div class="block-text"><h3><a href="/n">{s.headline}</a></h3><p>{s.lines[1]}</p></div>' for s in STORIES[4:])),
    whole("first paragraph above the box", f"<div class=\"lead-p\"><p>{COUNCIL.lines[0]}</p></div><div class=\"img\"><img src=a.jpg></div><div class=\"rest\">{paragraphs(COUNCIL.lines[1:])}</div>", COUNCIL),
    # Overlays and consent.
    *(dropped(f"consent above: {name}", "top", modal(opening), BRIEF) for name, opening in OVERLAYS.items()),
    *(dropped(f"consent below: {name}", "bottom", modal(opening), BRIEF) for name, opening in OVERLAYS.items()),
    dropped("consent, long story", "bottom", modal('<div class="cc-window">'), WRITER),
    dropped("consent in nested boxes", "top", grown("qc-cmp2-container qc-cmp2-main qc-cmp2-ui", paragraphs(CONSENT)), BRIEF),
    dropped("login modal", "bottom", '<div class="modal" role="dialog"><h3>تسجيل الدخول</h3><p>سجل دخولك لتتمكن من حفظ المواد ومتابعة الكتاب الذين تفضلهم والمشاركة في النقاش.</p></div>', BRIEF),
    dropped("comment rules in a modal", "bottom", modal('<div class="popup" id="rules-popup">', RULES + CONSENT[:4]), BRIEF),
    dropped("subscription overlay", "bottom", '<div class="overlay-subscribe"><h2>اشترك الآن</h2>' + paragraphs(SUPPORT) + "</div>", BRIEF),
    # Long furniture.
    dropped("long footer element", "bottom", f"<footer>{paragraphs(ABOUT)}</footer>", BRIEF),
    dropped("long footer div", "bottom", f'<div class="site-footer"><div class="about">{paragraphs(ABOUT)}</div></div>', BRIEF),
    dropped("long footer contentinfo", "bottom", f'<div role="contentinfo">{paragraphs(ABOUT)}</div>', BRIEF),
    dropped("about the paper below", "below", f'<div class="about-us-box"><h3>من نحن</h3>{paragraphs(ABOUT)}</div>', BRIEF),
    dropped("support us", "below", f'<div class="support-us"><h3>ادعم الصحافة المستقلة</h3>{paragraphs(SUPPORT)}</div>', BRIEF),
    dropped("support us, in the story", "end", f'<div class="donate"><h3>ادعم البيدر</h3>{paragraphs(SUPPORT)}</div>', COURT),
    dropped("support us, Gutenberg", "end", f'<div class="wp-block-group has-background"><h3>قبل أن تغادر: ادعم البيدر</h3>{paragraphs(SUPPORT[:2])}</div>', WRITER),
    dropped("comment rules", "below", f'<div class="comment-policy"><h4>شروط التعليق</h4>{paragraphs(RULES)}</div>', BRIEF),
    dropped("comment rules, no name", "below", f"<div class='b7'><h4>شروط نشر التعليقات</h4>{paragraphs(RULES)}</div>", CLINIC),
    dropped("republication", "below", f'<div class="republish"><h3>أعد نشر هذه المادة</h3>{paragraphs(REPUBLISH)}</div>', BRIEF),
    dropped("republication, in the story", "end", f'<div class="cc-license"><p><strong>أعد نشر موادنا مجانا</strong></p>{paragraphs(REPUBLISH[:2])}</div>', MOSAIC),
    dropped("newsletter box", "below", '<section class="nl"><h3>النشرة الأسبوعية</h3><p>رسالة واحدة كل خميس فيها أجمل ما كتبه مراسلونا في القرى والمدن البعيدة، من دون إعلانات.</p><form><input type="email" placeholder="بريدك"><button>سجلني</button></form></section>', BRIEF),
    dropped("paywall stub", "end", '<div class="paywall"><h3>هذا المحتوى للمشتركين فقط</h3><p>اشترك بدينارين في الشهر لتقرأ المادة كاملة وتتصفح أرشيف الصحيفة منذ تأسيسها.</p><a href="/sub">اشترك</a> <a href="/login">لديك حساب؟ سجل دخولك</a></div>', STORM),
    dropped("paywall stub, p", "end", p("لقراءة المقال كاملا اشترك الآن"), COURT),
    # Comments.
    dropped("comments WordPress", "below", comments('<div id="comments" class="comments-area"><h3>8 تعليقات</h3><ol class="comment-list">', '<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{}</b></footer><div class="comment-content"><p>{}</p></div></article></li>') + "</ol>", BRIEF),
    dropped("comments, long story", "below", comments('<section id="respond-list">', '<div class="cmt"><strong>{}</strong><p>{}</p></div>'), COURT),
    dropped("comments Blogger", "below", comments('<div class="comments" id="comments">', '<dt class="comment-author">{} يقول...</dt><dd class="comment-body"><p>{}</p></dd>'), BRIEF, "blogger"),
    dropped("comments by heading", "below", comments('<div class="q3"><h3>آراء القراء</h3>', '<div class="q3-i"><b>{}</b><p>{}</p></div>'), COUNCIL),
    dropped("comments table", "below", comments('<table id="ctl00_dlComments" width="100%">', "<tr><td><b>{}</b><br>{}</td></tr>"), CLINIC, "webforms"),
    dropped("comments in the article element", "end", comments('<div class="fb-comments-static">', "<div><h5>{}</h5><p>{}</p></div>"), GOLD, "article"),
    # The next article below.
    dropped("next article, article", "below", following(MATCH, "<article>", "<h1>{}</h1>"), COURT, "plain"),
    dropped("next article, short first", "below", following(WRITER, '<div class="news-item">', "<h2>{}</h2>"), BRIEF, "plain"),
    dropped("next article, h1 in the same box", "below", f"<h1>{STORM.headline}</h1>{paragraphs(STORM.lines)}", GOLD, "plain"),
    dropped("next article, same dress", "below", following(CLINIC, '<div class="infinite-post">', '<h1>{}</h1><div class="news-text">') + "</div>", MOSAIC, "plain"),
    dropped("next article, AMP", "below", following(GOLD, '<amp-next-page><article class="amp-wp-article">', '<h1 class="amp-wp-title">{}</h1><div class="amp-wp-article-content">') + "</div></article>", STORM, "amp"),
    dropped("next articles, two", "below", following(GOLD, '<div class="single-news">', '<h1 class="news-title">{}</h1>', "<div>{}</div>") + following(COURT, '<div class="single-news">', '<h1 class="news-title">{}</h1>', "<div>{}</div>"), WRITER, "divs"),
    dropped("next article, linked title", "below", following(COUNCIL, '<div class="scroll-next">', '<hr><h2><a href="/n/5">{}</a></h2>'), CLINIC, "newspaper-theme"),
    dropped("next article, data-url", "below", following(MOSAIC, '<section data-url="/n/6" class="loaded">', '<header><h2 class="post-title">{}</h2></header>'), MATCH, "jannah"),
    dropped("next article, br", "below", following(STORM, '<div class="newsdetail">', '<h1>{}</h1><div class="ntext">', "{}<br /><br />") + "</div>", COUNCIL, "br"),
    dropped("next article after comments", "below", comments('<div class="comments">', "<div><b>{}</b><p>{}</p></div>", COMMENTS[:3]) + following(MATCH, "<article>", "<h1>{}</h1>"), GOLD, "plain"),
    # Lists of news above the headline.
    dropped("breaking news above", "top", f'<div class="breaking"><span>عاجل</span>{OTHERS}</div>', BRIEF),
    dropped("teasers above", "top", '<div class="slider">' + "".join(f'<div class="slide"><h3><a href="/n">{s.headline}</a></h3><p>{s.lines[0]}</p></div>' for s in STORIES[:6]) + "</div>", BRIEF),
    dropped("teasers in the sidebar", "bottom", '<div class="side-list">' + "".join(f'<div><a href="/n">{s.headline}</a><p>{s.lines[0]}</p></div>' for s in STORIES) + "</div>", BRIEF),
    dropped("related links between all paragraphs", "amid", f'<p>اقرأ أيضا: <a href="/n/9">{READ}</a></p>' * 3, COUNCIL),
    whole("a link after each paragraph", "".join(f'<p>{x}</p><p><a href="/n/{i}">{STORIES[i].headline}</a></p>' for i, x in enumerate(WRITER.lines[:-1])) + f"<p>{WRITER.lines[-1]}</p>", WRITER),
    whole("share links after each br", "<br>".join(f'{x}<br><a href="/s">شارك</a> <a href="/p">طباعة</a>' for x in GOLD.lines), GOLD, "br"),
]
# fmt: on


# ---- Short stories and photo stories -----------------------------------------

FLASH = "أعلنت إدارة ميناء الساحل قبل قليل إعادة فتح الأرصفة كلها أمام السفن بعد انحسار العاصفة."
ARTICLE_LD = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"ميناء الساحل يعيد فتح أرصفته"}</script>'
FLASH_HEAD = "ميناء الساحل يعيد فتح أرصفته"
CAPTIONS = [
    "صياد يرفع شباكه مع خيوط الفجر الأولى قبالة الميناء القديم.",
    "نساء القرية يفرزن السردين في ساحة السوق قبل أن تشتد الشمس.",
    "طفل يراقب القوارب العائدة من فوق صخرة يسميها الأهالي كرسي البحر.",
    "ورشة إصلاح القوارب لم يبق فيها سوى نجار واحد تجاوز السبعين.",
    "الميناء ليلا وقد أطفئت المصابيح إلا مصباح الحارس.",
]
# fmt: off
SHORT = [
    instead("flash, og:type", f"<header>{MENU}</header><main><h1>{FLASH_HEAD}</h1><p>{FLASH}</p></main><footer>{LEGAL}</footer>", FLASH_HEAD, FLASH, head=f'<title>{FLASH_HEAD} | {SITE}</title><meta property="og:type" content="article">'),
    instead("flash, NewsArticle", f'<div class="menu">{MENU}</div><h1>{FLASH_HEAD}</h1><div class="txt">{FLASH}</div><div class="foot">{LEGAL}</div>', FLASH_HEAD, FLASH, head=f"<title>{FLASH_HEAD}</title>{ARTICLE_LD}"),
    instead("flash, nothing else", f"<h1>{FLASH_HEAD}</h1><p>{FLASH}</p>", FLASH_HEAD, FLASH, head=f"<title>{FLASH_HEAD}</title>"),
    instead("flash, with others below", f'<h1>{FLASH_HEAD}</h1><div class="entry-content"><p>{FLASH}</p></div><div class="related"><h3>اقرأ أيضا</h3>{OTHERS}</div>', FLASH_HEAD, FLASH, head=f'<title>{FLASH_HEAD}</title><meta property="og:type" content="article">'),
    instead("flash of ten words", f"<article><h1>{FLASH_HEAD}</h1><p>استؤنفت الملاحة في ميناء الساحل عند الرابعة عصرا بعد انحسار العاصفة.</p></article>", FLASH_HEAD, "استؤنفت الملاحة في ميناء الساحل عند الرابعة عصرا بعد انحسار العاصفة.", head=f'<title>{FLASH_HEAD}</title><meta property="og:type" content="article">'),
    instead("short lines only", "<h1>كيف فاز نجوم الميناء</h1><div>" + paragraphs(["هدف مبكر أربك الضيوف", "وحارس تصدى لثلاث كرات خطرة", "ثم ركلة جزاء في الوقت المناسب", "وجمهور لم يهدأ حتى الصافرة"]) + "</div>", "كيف فاز نجوم الميناء", "هدف مبكر أربك الضيوف", "وحارس تصدى لثلاث كرات خطرة", "ثم ركلة جزاء في الوقت المناسب", "وجمهور لم يهدأ حتى الصافرة", head='<title>كيف فاز نجوم الميناء</title><meta property="og:type" content="article">'),
    instead("photo story, figures", "<article><h1>يوم في حياة ميناء قديم</h1>" + "".join(f'<figure><img src="{i}.jpg"><figcaption>{x}</figcaption></figure>' for i, x in enumerate(CAPTIONS)) + "</article>", "يوم في حياة ميناء قديم", *CAPTIONS, head='<title>يوم في حياة ميناء قديم</title><meta property="og:type" content="article">'),
    instead("photo story, gallery", '<h1>يوم في حياة ميناء قديم</h1><div class="gallery">' + "".join(f'<dl class="gallery-item"><dt class="gallery-icon"><img src="{i}.jpg"></dt><dd class="wp-caption-text gallery-caption">{x}</dd></dl>' for i, x in enumerate(CAPTIONS)) + "</div>", "يوم في حياة ميناء قديم", *CAPTIONS, head='<title>يوم في حياة ميناء قديم</title><meta property="og:type" content="article">'),
    instead("photo story with a lead", "<article><h1>يوم في حياة ميناء قديم</h1><p>أمضى مصور البيدر يوما كاملا بين صيادي الميناء وعاد بهذه المشاهد.</p>" + "".join(f'<figure><img src="{i}.jpg"><figcaption>{x}</figcaption></figure>' for i, x in enumerate(CAPTIONS)) + "</article>", "يوم في حياة ميناء قديم", "أمضى مصور البيدر يوما كاملا بين صيادي الميناء وعاد بهذه المشاهد.", *CAPTIONS, head='<title>يوم في حياة ميناء قديم</title><meta property="og:type" content="article">'),
    instead("Product beside a story", f"<h1>{GOLD.headline}</h1><div>{paragraphs(GOLD.lines)}</div>", GOLD.headline, *GOLD.lines, head=f'<title>{GOLD.headline}</title><meta property="og:type" content="article"><script type="application/ld+json">{{"@type":"Product","name":"سوار"}}</script>'),
    *(
        shown(f"articleBody {name}", raw("<blockquote><p>«لن نبيع قبل أن نعرف إلى أين تمضي الأسعار»، قال أحد الصاغة.</p></blockquote><ul><li>الطلب في الأعراس</li><li>هبوط العملة</li></ul>", "«لن نبيع قبل أن نعرف إلى أين تمضي الأسعار»، قال أحد الصاغة.", "الطلب في الأعراس", "هبوط العملة"), "amid", True, GOLD, "plain")
        ._replace(html=page(GOLD, "plain", paragraphs(GOLD.lines[:3]) + "<blockquote><p>«لن نبيع قبل أن نعرف إلى أين تمضي الأسعار»، قال أحد الصاغة.</p></blockquote><ul><li>الطلب في الأعراس</li><li>هبوط العملة</li></ul>" + paragraphs(GOLD.lines[3:]), head=f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{text}"}}</script>'))
        for name, text in {"cut": " ".join(GOLD.lines)[:300], "without quotation and list": " ".join(GOLD.lines)}.items()
    ),
]
# fmt: on


# ---- Pages without an article ------------------------------------------------


def teasers(heading: str, tag: str = "div") -> str:
    """A box of a front page."""
    made = "".join(
        f'<{tag} class="card"><a href="/n/{i}"><h3>{s.headline}</h3></a><p>{s.lines[0]}</p></{tag}>'
        for i, s in enumerate(STORIES)
    )
    return f"<section><h2>{heading}</h2>{made}</section>"


# fmt: off
NONE = [
    refused("front page", f"<header>{MENU}</header>{teasers('آخر الأخبار')}{teasers('اقتصاد')}<footer>{LEGAL}</footer>", f'<title>{SITE}</title><meta property="og:type" content="website">'),
    refused("front page of articles", f"<header>{MENU}</header><h1>{SITE}</h1>{teasers('آخر الأخبار', 'article')}<footer>{LEGAL}</footer>", f"<title>{SITE} - الرئيسية</title>"),
    refused("section front", f"<header>{MENU}</header><main><h1>محليات</h1>{teasers('')}</main>", f'<title>محليات | {SITE}</title><meta property="og:type" content="website">'),
    refused("list of headlines", f"<header>{MENU}</header><h1>أرشيف الأخبار</h1>" + links(*(s.headline for s in STORIES)), f"<title>أرشيف الأخبار | {SITE}</title>"),
    refused("search results", f"<h1>نتائج البحث عن: سوق</h1>{teasers('')}", f"<title>نتائج البحث - {SITE}</title>"),
    refused("about us", f'<header>{MENU}</header><main><h1>من نحن</h1><div class="entry-content">{paragraphs(ABOUT)}</div></main>', f"<title>من نحن - {SITE}</title>"),
    refused("contact", f"<header>{MENU}</header><h1>اتصل بنا</h1><div>{paragraphs([ABOUT[4], ABOUT[2]])}<form><input><textarea></textarea></form></div>", f"<title>اتصل بنا - {SITE}</title>"),
    refused("privacy", f"<h1>سياسة الخصوصية</h1><div>{paragraphs(CONSENT)}</div>", f"<title>سياسة الخصوصية | {SITE}</title>"),
    refused("no headline anywhere", f'<div class="a">{MENU}</div><div class="b">{paragraphs(COURT.lines)}</div>'),
    refused("no headline but the site's", f"<div>{MENU}</div><div>{paragraphs(STORM.lines)}</div>", f'<title>{SITE}</title><meta property="og:site_name" content="{SITE}"><meta property="og:title" content="{SITE}">'),
    refused("product", '<h1>سوار ذهب عيار 21</h1><div class="price">320 دينارا</div><div class="description"><p>سوار مشغول يدويا بنقوش نباتية، وزنه ستة غرامات، يأتي في علبة مخملية مع شهادة ضمان من الصائغ.</p></div><button>أضف إلى السلة</button>', '<title>سوار ذهب عيار 21 | متجر اللؤلؤة</title><meta property="og:type" content="product"><script type="application/ld+json">{"@type":"Product","name":"سوار ذهب عيار 21","offers":{"@type":"Offer","price":"320"}}</script>'),
    refused("soft 404", f"<header>{MENU}</header><main><h1>عفوا، الصفحة غير موجودة</h1><p>ربما حذفت الصفحة التي تبحث عنها أو تغير عنوانها، جرب البحث أو عد إلى الصفحة الرئيسية.</p></main>", f"<title>الصفحة غير موجودة | {SITE}</title>"),
    refused("soft 404 with teasers", f"<h1>404</h1><p>لم نعثر على ما تبحث عنه، لكن قد تهمك هذه الأخبار.</p>{teasers('أحدث الأخبار')}", f"<title>خطأ 404 - {SITE}</title>"),
    refused("login", "<h1>تسجيل الدخول</h1><form><p>أدخل بريدك الإلكتروني وكلمة المرور لمتابعة القراءة.</p><input><input></form>", "<title>تسجيل الدخول</title>"),
    Situation("about the site below, in a box without a name", f"<title>{COURT.headline}</title><div>{MENU}</div><div><h1>{COURT.headline}</h1>{paragraphs(COURT.lines)}</div><div>{paragraphs(ABOUT[:2])}</div>", COURT.headline, COURT.lines),
    Situation("two boxes, the second for subscribers", f'<title>{COURT.headline}</title><div>{MENU}</div><h1>{COURT.headline}</h1><div class="text">{paragraphs(COURT.lines[:3])}</div><div class="premium">{paragraphs(COURT.lines[3:])}</div>', COURT.headline, COURT.lines),
    Situation("sub-heading like the headline in a story of br", f"<title>{COURT.headline}</title><h2>{COURT.headline}</h2><div class=t>{COURT.lines[0]}<br>{COURT.lines[1]}<h2>ماذا بعد القرار؟</h2>{'<br>'.join(COURT.lines[2:])}</div>", COURT.headline, [*COURT.lines[:2], "ماذا بعد القرار؟", *COURT.lines[2:]]),
    Situation("lead named as a teaser", f"<title>{COURT.headline}</title><h1>{COURT.headline}</h1><p class=article-teaser>{COURT.lines[0]}</p><div class=t>{paragraphs(COURT.lines[1:])}</div>", COURT.headline, COURT.lines),
    Situation("short paragraph of its own class between boxes", f"<title>{COURT.headline}</title><div class=t><h1>{COURT.headline}</h1><div class=b>{paragraphs(COURT.lines[:2])}</div><p class=q>قال القاضي إن الملف أغلق.</p><div class=b>{paragraphs(COURT.lines[2:])}</div></div>", COURT.headline, [*COURT.lines[:2], "قال القاضي إن الملف أغلق.", *COURT.lines[2:]]),
    Situation("list before a line to read on", f"<title>{COURT.headline}</title><h1>{COURT.headline}</h1>{paragraphs(COURT.lines[:2])}<p>وتضم القائمة ما يلي</p><ul><li>الجلسة الأولى</li><li>الجلسة الثانية</li></ul><p><a href=/x>اقرأ أيضا: خبر آخر من أخبار المدينة</a></p>{paragraphs(COURT.lines[2:])}", COURT.headline, [*COURT.lines[:2], "وتضم القائمة ما يلي", "الجلسة الأولى", "الجلسة الثانية", *COURT.lines[2:]]),
    Situation("item with a dash before a link", f"<title>{COURT.headline}</title><h1>{COURT.headline}</h1>{paragraphs(COURT.lines[:2])}<p>- الجلسة الأولى</p><p><a href=/x>خبر آخر من أخبار المدينة وضواحيها</a></p>{paragraphs(COURT.lines[2:])}", COURT.headline, [*COURT.lines[:2], "- الجلسة الأولى", *COURT.lines[2:]]),
    Situation("next article beside a lead", f"<title>{COURT.headline}</title><main><h1>{COURT.headline}</h1><p>{COURT.lines[0]}</p><div class=b>{paragraphs(COURT.lines[1:])}</div><h1>{STORM.headline}</h1><div class=b>{paragraphs(STORM.lines)}</div></main>", COURT.headline, COURT.lines),
    Situation("a paragraph of br, and a short one", f"<title>{COURT.headline}</title>{MENU}<div><h1>{COURT.headline}</h1><div><p>{'<br>'.join(COURT.lines)}</p><p>والحكم قابل للطعن.</p></div></div>{OTHERS}", COURT.headline, [*COURT.lines, "والحكم قابل للطعن."]),
    Situation("a headline of two words, a long name of the site", f"<title>قصف دمشق - وكالة الأنباء العربية في الشرق</title><a href=/>وكالة الأنباء العربية في الشرق</a><h1>قصف دمشق</h1>{paragraphs(COURT.lines)}", "قصف دمشق", COURT.lines),
    Situation("story that begins with a link to related ones", f"<title>{COURT.headline}</title>{MENU * 3}<h1>{COURT.headline}</h1><div class=t><a href=#r>مواضيع ذات صلة</a>{paragraphs(COURT.lines)}</div>{OTHERS * 3}", COURT.headline, COURT.lines),
    Situation("short bare text between boxes", f"<title>{COURT.headline}</title><div class=t><h1>{COURT.headline}</h1><div class=b>{paragraphs(COURT.lines[:3])}</div>قال القاضي إن الملف أغلق.<div class=b>{paragraphs(COURT.lines[3:])}</div></div>", COURT.headline, [*COURT.lines[:3], "قال القاضي إن الملف أغلق.", *COURT.lines[3:]]),
    Situation("section above the story", f"<title>{COURT.headline}</title><h1>{COURT.headline}</h1><div class=t><h4>أخبار محلية</h4>{paragraphs(COURT.lines)}</div>", COURT.headline, COURT.lines),
    Situation("more of a kind above the story", f"<title>{COURT.headline}</title><h1>{COURT.headline}</h1><div class=t><p>المزيد من أخبار المدينة في هذا العدد</p>{paragraphs(COURT.lines)}</div>", COURT.headline, COURT.lines),
    Situation("story in a div and a section", f"<title>{COURT.headline}</title>{MENU * 2}<article><h1>{COURT.headline}</h1><div class=a>{paragraphs(COURT.lines[:4])}</div><section class=b>{paragraphs(COURT.lines[4:])}</section>{MENU * 2}</article>{OTHERS}", COURT.headline, COURT.lines),
    Situation("story in three boxes with lists between", f"<title>{COURT.headline}</title>{MENU * 2}<article><h1>{COURT.headline}</h1><div class=a>{paragraphs(COURT.lines[:2])}</div>{OTHERS}<div class=a>{paragraphs(COURT.lines[2:4])}</div>{OTHERS}<div class=a>{paragraphs(COURT.lines[4:])}</div>{MENU * 2}</article>{OTHERS}", COURT.headline, COURT.lines),
    Situation("rest of the story deeper", f"<title>{COURT.headline}</title>{MENU * 2}<article><h1>{COURT.headline}</h1><div class=a>{paragraphs(COURT.lines[:3])}</div><div class=pay><div class=in>{paragraphs(COURT.lines[3:])}</div></div>{MENU * 2}</article>{OTHERS}", COURT.headline, COURT.lines),
    Situation("a line below the share buttons", f"<title>{COURT.headline}</title>{MENU}<h1>{COURT.headline}</h1>{paragraphs(COURT.lines)}<div class=share><span>شارك</span></div><p>رقم الخبر في الأرشيف عشرون ألفا</p>", COURT.headline, COURT.lines),
    Situation("a line above the share buttons", f"<title>{COURT.headline}</title>{MENU}<h1>{COURT.headline}</h1><p>أخبار المحاكم في مدينة الرافدين اليوم</p><div class=share><span>شارك</span></div>{paragraphs(COURT.lines)}", COURT.headline, COURT.lines),
    Situation("numbers of pages", f"<title>{COURT.headline}</title>{MENU}<h1>{COURT.headline}</h1>{paragraphs(COURT.lines[:3])}<p>2</p>{paragraphs(COURT.lines[3:])}<p>1</p><p>2</p><p>3</p>", COURT.headline, COURT.lines),
    Situation("flash with captions", f"<title>{FLASH_HEAD}</title>{MENU}<h1>{FLASH_HEAD}</h1><p>{FLASH}</p>" + "".join(f"<figure><img><figcaption>{line}</figcaption></figure>" for line in ("سفينة في المرفأ", "أرصفة الميناء بعد العاصفة", "عاد الصيادون إلى قواربهم بعد أن هدأت الريح في ساعات الصباح الأولى.")), FLASH_HEAD, [FLASH]),
    Situation("story named as comments, described", f'<title>{COURT.headline}</title><meta name=description content="{COURT.lines[0]}">{MENU}<h1>{COURT.headline}</h1><div class=comments>{paragraphs(COURT.lines)}</div><div class=foot>{paragraphs(ABOUT[:2])}</div>{OTHERS}', COURT.headline, COURT.lines),
    refused("directory", f"<header>{MENU}</header><h1>{SITE}</h1><ul>" + "".join(f'<li><a href="/{n}">{name}</a> - {about}</li>' for n, (name, about) in enumerate([("نجمة الشمال", "صحيفة أسبوعية مستقلة تعنى بأخبار الموانئ والصيادين وتصدر كل خميس منذ عشرين عاما."), ("صوت الوادي", "موقع محلي يتابع شؤون القرى والزراعة والمياه في حوض النهر ويحرره متطوعون."), ("منبر الطلبة", "مجلة شهرية يكتبها طلاب الجامعات عن التعليم والعمل والحياة في المدن الجامعية."), ("مرآة السوق", "نشرة اقتصادية يومية ترصد الأسعار والشركات الصغيرة وأخبار الحرفيين والتجار."), ("حكايات", "مدونة أدبية تنشر القصة القصيرة والشعر وتحاور الكتاب الشباب في حلقات متتابعة."), ("الملعب", "صحيفة رياضية تهتم بالدوري المحلي والفئات العمرية والرياضات التي لا يراها أحد."), ("الطبيب", "موقع صحي يبسط الدراسات الطبية ويرد فيه أطباء على أسئلة القراء كل أسبوع."), ("بيتنا", "مجلة الأسرة والتربية والطبخ والحدائق، وتصدر مرتين في الشهر بألوان كاملة.")])) + "</ul>", f"<title>{SITE}</title>"),
    refused("home page of a bank", f'<header>{MENU}</header><div><h3>أمان الواحة</h3><div><p>حمّل التطبيق على هاتفك لتدخل إلى حسابك في أمان من دون كلمة مرور تحفظها أو ورقة تحملها</p></div><div><a href="/1">اعرف أكثر عن التطبيق الجديد</a></div></div><div><h3>الفروع والصرافات</h3><div><p>لدينا شبكة تضم أكثر من مئتي فرع وألف صراف آلي في أنحاء البلاد، وتعمل كلها في أيام العطل الرسمية والأعياد أيضا، ويمكنك أن تحجز موعدا في أقرب فرع إليك من هاتفك قبل أن تخرج من بيتك فلا تنتظر في الصف أكثر من خمس دقائق.</p></div><div><a href="/2">اعرف أكثر عن أقرب الفروع إليك</a></div></div>', '<title>مصرف الواحة | الرئيسية</title><meta property="og:title" content="مصرف الواحة">'),
    refused("empty", ""),
]
# fmt: on


# ---- Arabic, and what only looks like it -------------------------------------


def read_as(
    name: str, headline: str, *lines: str, arabic: bool = True, tail: str = ""
) -> Situation:
    """A page of bare paragraphs that is Arabic, or that is refused as not Arabic."""
    body = f"<h1>{headline}</h1><article>{paragraphs(lines)}</article>{tail}"
    head = f'<title>{headline}</title><meta property="og:type" content="article">'
    if arabic:
        return instead(name, body, headline, *lines, head=head)
    return refused(name, body, head, "not Arabic")


# fmt: off
LANGUAGE = [
    read_as("Persian", "شورای شهر ساخت بازار سرپوشیده را تصویب کرد", "اعضای شورای شهر در نشست دیروز خود با اکثریت آرا ساخت یک بازار سرپوشیده در محل کشتارگاه قدیمی را تصویب کردند.", "رئیس شورا گفت که این بازار صد و بیست غرفه کوچک خواهد داشت و به دستفروشان خیابان اصلی واگذار می‌شود.", "هزینه این طرح نزدیک به دو میلیون تومان برآورد شده است و نیمی از آن از صندوق شهرداری‌ها پرداخت خواهد شد.", arabic=False),
    read_as("Persian, religious", "سخنرانی درباره فضیلت صبر در مسجد جامع", "امام جماعت مسجد در سخنرانی خود گفت که خداوند در قرآن فرموده است: «إن الله مع الصابرین» و این آیه چراغ راه مؤمنان است.", "وی افزود که پیامبر اکرم صلی الله علیه و آله فرمود: «الصبر مفتاح الفرج» و باید این حدیث را در زندگی به کار بست.", "در پایان مراسم دعای فرج خوانده شد: اللهم عجل لولیک الفرج، و مردم با چای و خرما پذیرایی شدند.", arabic=False),
    read_as("Urdu", "ضلعی کونسل نے نئی منڈی کی منظوری دے دی", "ضلعی کونسل نے کل کے اجلاس میں بھاری اکثریت سے پرانے مذبح کی جگہ پر ایک نئی منڈی بنانے کی منظوری دے دی ہے۔", "کونسل کے صدر نے کہا کہ اس منڈی میں ایک سو بیس چھوٹی دکانیں ہوں گی جو سڑک پر بیٹھنے والے دکانداروں کو دی جائیں گی۔", "منصوبے پر تقریبا دو کروڑ روپے لاگت آئے گی اور یہ ڈیڑھ سال میں مکمل ہو گا۔", arabic=False),
    read_as("Urdu, religious", "جامع مسجد میں درس قرآن کا اہتمام", "مولانا صاحب نے فرمایا کہ اللہ تعالی کا ارشاد ہے: «إن مع العسر يسرا» یعنی ہر مشکل کے ساتھ آسانی ہے، اس لیے ہمیں صبر کرنا چاہیے۔", "انہوں نے کہا کہ رسول اللہ صلی اللہ علیہ وسلم نے فرمایا: «الدين النصيحة» اور یہی ہمارے معاشرے کی بنیاد ہے۔", "آخر میں دعا کی گئی اور لوگوں میں کھانا تقسیم کیا گیا۔", arabic=False),
    read_as("Sorani Kurdish", "ئەنجومەنی شارەوانی بڕیاری دروستکردنی بازاڕێکی نوێی دا", "ئەنجومەنی شارەوانی لە کۆبوونەوەی دوێنێیدا بە زۆرینەی دەنگ بڕیاری دا بازاڕێکی نوێ لە شوێنی کوشتارگە کۆنەکە دروست بکات.", "سەرۆکی ئەنجومەن گوتی کە بازاڕەکە سەد و بیست دوکانی بچووک لەخۆدەگرێت و بۆ فرۆشیارانی سەر شەقام دەبێت.", arabic=False),
    read_as("English with an Arabic menu", "Council approves covered market after long debate", "The town council voted late on Tuesday to build a covered market on the site of the old slaughterhouse, ending years of argument.", "The chairman said that the market would house one hundred and twenty small shops for street vendors who now work on the pavement.", "Work is expected to begin in the autumn and to take a year and a half.", arabic=False, tail=MENU),
    read_as("vowelled", "حِكَايَةُ النَّجَّارِ وَالبَحْرِ", "كَانَ فِي قَدِيمِ الزَّمَانِ نَجَّارٌ يَسْكُنُ قُرْبَ البَحْرِ، وَكَانَ يَصْنَعُ القَوَارِبَ لِأَهْلِ القَرْيَةِ كُلِّهِمْ.", "وَذَاتَ يَوْمٍ هَبَّتْ عَاصِفَةٌ عَظِيمَةٌ فَحَطَّمَتِ القَوَارِبَ، فَجَلَسَ النَّجَّارُ عَلَى الشَّاطِئِ يَبْكِي تَعَبَهُ.", "فَقَالَ لَهُ ابْنُهُ الصَّغِيرُ: لَا تَحْزَنْ يَا أَبِي، فَإِنَّ الخَشَبَ كَثِيرٌ وَالبَحْرَ لَا يَغْضَبُ كُلَّ يَوْمٍ."),
    read_as("some vowels", "المعلّم الذي علّم ثلاثة أجيال", "تقاعد المعلّمُ سليم الحاج بعد أن علّم ثلاثةَ أجيالٍ في المدرسة نفسها، وحضر تكريمَه مئاتُ التلاميذ.", "وقال في كلمته إنّ أجمل ما في مهنته أنّ تلاميذه ظلّوا يزورونه في كلّ عيد."),
    read_as("squad list", "قائمة المنتخب لمباراتي أكتوبر", *SQUAD, "البدلاء: كرم الطائي، يزن الفقيه، جاد نصار"),
    read_as("a third Latin", "شركة ناشئة تطلق منصة لتعليم البرمجة", "أطلقت شركة CodeHive منصتها الجديدة HiveLearn لتعليم لغات Python وJavaScript وRust للناطقين بالعربية عبر تطبيق iOS وAndroid.", "وقال المدير التنفيذي إن المنصة بنيت على Kubernetes وPostgreSQL وتستخدم نموذج GPT للإجابة عن أسئلة الطلاب في VS Code.", "وتنافس المنصة خدمات مثل Coursera وUdemy وedX التي لا تقدم دروسا كافية بالعربية."),
    read_as("dialect", "شهادة صياد: هكا نجونا من الموج", "قال الصياد عمار: كنا رايحين نصيدو كيما كل يوم، ومن بعد شفنا الموجة جاية كي الحيط وما لقيناش وين نهربو.", "وزاد قال: ربي ستر، صاحبي طاح في الما وأنا جبدتو بالحبل، وقعدنا نستناو حتى جاو الحماية."),
    read_as("numbers and prices", "أسعار الخضر في سوق الجملة", "البندورة 0.45 دينار", "الخيار 0.60 دينار", "البطاطا 0.50 دينار", "الباذنجان 0.40 دينار", "الكوسا 0.75 دينار"),
    read_as("a foreign quotation", "شاعر المدينة يقرأ قصائده في شيراز", "قرأ الشاعر قصائده بالعربية والفارسية أمام جمهور كبير، واستهل الأمسية ببيت لحافظ الشيرازي: «الا یا ایها الساقی ادر کاسا و ناولها».", "وقال إن الترجمة جسر لا يكتمل، وإن الشعر يعبر الحدود قبل أن يعبرها المسافرون."),
]
# fmt: on

SITUATIONS = [*LINES, *INLINE, *FURNITURE, *PLACE, *SHORT, *NONE, *LANGUAGE]


# ---- Reading them ------------------------------------------------------------


def read(html: str) -> tuple[str, list[str], str]:
    """The headline, the body's lines and the error of a page's row."""
    try:
        article = scrape.arabic_article(scrape.Page(html, "", ""))
    except scrape.ScrapeError as error:
        return "", [], str(error)
    return article.headline, article.body.split("\n"), ""


def faults(situation: Situation) -> list[str]:
    """What is wrong with a situation's row: nothing, or a diff."""
    headline, body, error = read(situation.html)
    if situation.error or error:
        wanted = situation.error == "*" and error
        right = wanted or error.partition(":")[0] == situation.error
        told = f"error {error!r} for {situation.error!r}, headline {headline!r}"
        return [] if right else [told, *body]
    found = [line for line in difflib.ndiff(situation.body, body) if line[0] in "+-"]
    if headline != situation.headline:
        found.append(f"headline {headline!r} for {situation.headline!r}")
    return found


def in_every_skin() -> list[Situation]:
    """Each part in the dress of each kind of site."""
    return [
        shown(name, part, place, keep, story, skin)._replace(name=f"{name}, {skin}")
        for name, part, place, keep, story in [*MADE]
        for skin in SKINS
    ]


def main(names: list[str]) -> int:
    """Print what fails, and how many do."""
    chosen = [s for s in SITUATIONS if not names or s.name in names]
    if names == ["--skins"]:
        chosen, names = in_every_skin(), []
    wrong = {s.name: found for s in chosen if (found := faults(s))}
    for situation in chosen:
        if names:
            print(situation.html)
        if situation.name in wrong:
            print(situation.name, *wrong[situation.name], sep="\n    ")
    print(f"{len(chosen) - len(wrong)} of {len(chosen)} situations are right")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
