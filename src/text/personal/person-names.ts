/** Surnames, the common ones of all regions; two characters first. */
const DOUBLE =
  '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐';
const SINGLE =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦商牟佘佴伯赏墨哈谯笪年爱阳佟肖覃区苟付代邸仝亓闪展苑杞欧楚游隋植甘单桂初年仉揭蒙由续鹿卞肇撒玄蓝信练檀辜琚芈芦兰冼麦占原镡买税来修矫付邝戚鹿佘操逄羿敬但咸蔺衣粟肇操卿晋雒昝逯英候刑呼延隗黑揣库盖奉赏腾庾泮湾展户危侍';
const NAME = new RegExp(`^(?:(?:${DOUBLE})[\\p{sc=Han}]{1,2}|[${SINGLE}][\\p{sc=Han}]{1,3})$`, 'u');
/** Names of peoples whose names are written with a dot. */
const DOTTED = /^\p{sc=Han}{2,10}(?:[·•]\p{sc=Han}{2,10}){1,3}$/u;
/** Words that begin like a surname. */
const WORDS =
  /[某×*＊XxＸ]|合计|小计|总计|年龄|金额|单位|任务|计划|施工|项目|方案|方式|平均|安置|成员|成绩|高中|中学|小学|大学|学院|公司|银行|居委|社区|乡镇|街道|[省市县区镇村组局委厅站所院校厂店]$|户主|时间|家庭|家长|国家|有限|全部|相关|党员|商品|广场|公示|公告|文件|法人|法定|查询|管理|解决|常住|通过|温馨|支付|应急|农村|农业|林业|水利|关于|须知|年度|季度|和谐|明细|计生|向上|连续|路线|车辆|单身|丧偶|于.{0,2}日|高血压|白血病|高龄|盲人|聋哑|肢体|万元|元整|宣传|安全|族$|江苏|江西|安徽|云南|农民|经理|班长/u;

/** Whether words are a person's name as it stands in a column of names: a surname and one to three characters, nothing masked. */
export function isPersonName(words: string): boolean {
  const plain = words.replaceAll(/[\s\u3000]/gu, '');
  return (NAME.test(plain) && !WORDS.test(plain)) || DOTTED.test(plain);
}

/** Whether one character is a surname. */
export function isSurname(character: string): boolean {
  return SINGLE.includes(character) && character.length === 1;
}

/** A surname and a given name within prose, for patterns: two to four characters. */
export const NAME_IN_PROSE = `(?:(?:(?:${DOUBLE})|[${SINGLE}])[\\p{sc=Han}]{1,2}|[\\p{sc=Han}]{2,8}[·•][\\p{sc=Han}]{2,8}?)`;
