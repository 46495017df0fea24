/**
 * The suppliers' Chinese names: the English ones translated or transliterated, with a town where such parts are made. They are
 * invented, as the suppliers are.
 */
export interface Town {
  /** Code of the administrative division (GB/T 2260): positions 3 to 8 of a credit code. */
  readonly region: string;
  readonly dialling: string;
}

export const TOWNS: Readonly<Record<string, Town>> = {
  上海: { region: "310115", dialling: "021" },
  天津: { region: "120116", dialling: "022" },
  宁波: { region: "330206", dialling: "0574" },
  昆山: { region: "320583", dialling: "0512" },
  太仓: { region: "320585", dialling: "0512" },
  苏州: { region: "320506", dialling: "0512" },
  无锡: { region: "320214", dialling: "0510" },
  常州: { region: "320412", dialling: "0519" },
  嘉兴: { region: "330402", dialling: "0573" },
  海盐: { region: "330424", dialling: "0573" },
  永康: { region: "330784", dialling: "0579" },
  温州: { region: "330302", dialling: "0577" },
  瑞安: { region: "330381", dialling: "0577" },
  杭州: { region: "330109", dialling: "0571" },
  台州: { region: "331003", dialling: "0576" },
  青岛: { region: "370214", dialling: "0532" },
  临清: { region: "371581", dialling: "0635" },
  邢台: { region: "130532", dialling: "0319" },
  洛阳: { region: "410305", dialling: "0379" },
  佛山: { region: "440605", dialling: "0757" },
  深圳: { region: "440306", dialling: "0755" },
  东莞: { region: "441900", dialling: "0769" },
  厦门: { region: "350205", dialling: "0592" },
  晋江: { region: "350582", dialling: "0595" },
};

/** By the data's number of the supplier: the town, and the name after it. */
export const SUPPLIER_NAMES: Readonly<Record<string, readonly [town: string, name: string]>> = {
  1492: ["宁波", "澳骑紧固件有限公司"], // Australia Bike Retailer
  1494: ["天津", "艾伦森车管有限公司"], // Allenson Cycles
  1496: ["嘉兴", "先进紧固件有限公司"], // Advanced Bicycles
  1498: ["青岛", "三轮橡胶制品有限公司"], // Trikes
  1500: ["昆山", "摩根自行车配件有限公司"], // Morgan Bike Accessories
  1504: ["宁波", "芝成反光器材有限公司"], // Chicago Rent-All
  1506: ["太仓", "绿林运动器材有限公司"], // Greenwood Athletic
  1508: ["永康", "竞胜实业有限公司"], // Compete Enterprises
  1510: ["无锡", "寰球轴承有限公司"], // International
  1514: ["杭州", "训达传动系统有限公司"], // Training Systems
  1516: ["常州", "加德纳车业有限公司"], // Gardner Touring Cycles
  1518: ["厦门", "国旅户外用品有限公司"], // International Trek Center
  1520: ["东莞", "吉凯头盔有限公司"], // G & K Bicycle
  1522: ["永康", "首邦五金制品有限公司"], // First National Sport
  1526: ["天津", "环宇车圈有限公司"], // International Bicycles
  1530: ["天津", "舒途车圈有限公司"], // Comfort Road Bicycles
  1534: ["海盐", "瑞迪标准件有限公司"], // Ready Rentals
  1536: ["海盐", "克鲁格标准件有限公司"], // Cruger Bike
  1538: ["青岛", "远景轮胎有限公司"], // Vista Road Bikes
  1540: ["宁波", "伯杰龙紧固件有限公司"], // Bergeron Off-Roads
  1542: ["邢台", "希尔车座有限公司"], // Hill's Bicycle Service
  1544: ["深圳", "环路变速器有限公司"], // Circuit Cycles
  1546: ["厦门", "绿湖骑行用品有限公司"], // Green Lake Bike
  1548: ["邢台", "康速辐条帽厂"], // Consumer Cycles
  1554: ["嘉兴", "西美紧固件有限公司"], // WestAmerica Bicycle
  1556: ["太仓", "西岔曲柄有限公司"], // West Junction Cycles
  1560: ["台州", "首路车轴有限公司"], // Capital Road Cycles
  1562: ["温州", "诺斯坦标准件有限公司"], // Norstan Bike Hut
  1566: ["瑞安", "伯内特螺栓有限公司"], // Burnett Road Warriors
  1568: ["佛山", "定架金属材料有限公司"], // Custom Frames
  1570: ["天津", "一流鞍座有限公司"], // First Rate Bicycles
  1572: ["宁波", "国邦把带有限公司"], // National Bike Association
  1574: ["嘉兴", "杰夫袜业有限公司"], // Jeff's Sporting Goods
  1576: ["昆山", "卓越制动器有限公司"], // Superior Bicycles
  1578: ["苏州", "远视曲柄有限公司"], // Vision Cycles
  1580: ["洛阳", "利特威轴承有限公司"], // Litware
  1582: ["温州", "内城垫圈有限公司"], // Inner City Bikes
  1584: ["上海", "特雷涂料有限公司"], // Trey Research
  1586: ["宁波", "米切尔脚踏有限公司"], // Mitchell Sports
  1588: ["青岛", "铭骑轮胎有限公司"], // Signature Cycles
  1590: ["温州", "超销印刷有限公司"], // SUPERSALES
  1592: ["邢台", "林德尔辐条有限公司"], // Lindell
  1594: ["晋江", "健邦服饰有限公司"], // Fitness Association
  1598: ["瑞安", "大陆垫圈有限公司"], // Continental Pro Cycles
  1600: ["台州", "联邦中轴有限公司"], // Federal Sport
  1602: ["杭州", "博蒙牙盘有限公司"], // Beaumont Bikes
  1604: ["宁波", "卫星链轮有限公司"], // Bike Satellite
  1608: ["杭州", "乐场飞轮有限公司"], // Sport Playground
  1610: ["邢台", "混骑鞍座有限公司"], // Hybrid Bicycle Center
  1612: ["临清", "中西轴承有限公司"], // Midwest Sport
  1614: ["瑞安", "信赖垫圈有限公司"], // Reliance Fitness
  1616: ["温州", "极光弹性垫圈有限公司"], // Aurora Bike Center
  1618: ["佛山", "都会车架配件有限公司"], // Metro Sport Equipment
  1620: ["台州", "湖林车轴有限公司"], // Lakewood Bicycle
  1622: ["瑞安", "速达垫圈有限公司"], // Speed Corporation
  1624: ["天津", "竞训车圈有限公司"], // Competition Bike Training Systems
  1626: ["台州", "山丘车轴有限公司"], // Hill Bicycle Center
  1628: ["宁波", "专骑脚踏有限公司"], // Bicycle Specialists
  1632: ["青岛", "运帆轮胎有限公司"], // Sport Fan
  1636: ["晋江", "集成运动服饰有限公司"], // Integrated Sport Products
  1638: ["太仓", "直列脚踏有限公司"], // Inline Accessories
  1644: ["邢台", "国体辐条有限公司"], // International Sport Assoc.
  1646: ["天津", "电骑车圈有限公司"], // Electronic Bike Repair & Supplies
  1648: ["上海", "万国进出口有限公司"], // Wide World Importers
  1650: ["洛阳", "美洲钢球有限公司"], // American Bicycles and Wheels
  1652: ["青岛", "胜利橡胶有限公司"], // Victory Bikes
  1654: ["天津", "美骑车圈有限公司"], // American Bikes
  1656: ["海盐", "山工标准件有限公司"], // Mountain Works
  1658: ["太仓", "克劳利脚踏有限公司"], // Crowley Sport
  1662: ["邢台", "北旅辐条有限公司"], // Northern Bike Travel
  1664: ["昆山", "安德森车圈有限公司"], // Anderson's Custom Bikes
  1666: ["嘉兴", "叶河紧固件有限公司"], // Leaf River Terrain
  1672: ["温州", "行家垫圈有限公司"], // Expert Bike
  1674: ["杭州", "校联链条有限公司"], // Varsity Sport
  1676: ["晋江", "团队服饰有限公司"], // Team Athletic
  1678: ["苏州", "普罗斯曲柄有限公司"], // Proseware
  1680: ["昆山", "杰克逊车圈有限公司"], // Jackson Authority
  1682: ["昆山", "首席车圈有限公司"], // Premier Sport
  1684: ["青岛", "专业轮胎有限公司"], // Professional Athletic Consultants
  1686: ["温州", "专体垫圈有限公司"], // Pro Sport Industries
  1688: ["洛阳", "木健钢球有限公司"], // Wood Fitness
  1690: ["临清", "布鲁明轴承有限公司"], // Bloomington Multisport
  1692: ["佛山", "卡尔森涂料有限公司"], // Carlson Specialties
  1694: ["深圳", "竞骑变速器有限公司"], // Compete
  1696: ["邢台", "芝城鞍座有限公司"], // Chicago City Saddles
  1698: ["无锡", "商备轴承有限公司"], // Business Equipment Center
};
