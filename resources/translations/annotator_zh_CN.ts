<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About annotator</source>
        <translation>关于 annotator</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Nothing leaves this computer: there is no network in it.</source>
        <translation>自由软件，采用 MIT 许可证。程序不联网，任何内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>It stands on these packages, each under its own licence:</source>
        <translation>程序用到以下软件包，各依其许可证：</translation>
    </message>
    <message>
        <source>Makes data sets out of Chinese newspaper pages: mends the text, tags articles, people, speeches and meetings, and exports them.</source>
        <translation>把中文报纸版面做成数据集：校订文本，标注稿件、人物、讲话与会议，并导出。</translation>
    </message>
</context>
<context>
    <name>AcceptAbove</name>
    <message>
        <source>Accept above a confidence</source>
        <translation>按置信度采纳</translation>
    </message>
    <message>
        <source>Accept what the program proposed with a confidence of at least</source>
        <translation>采纳置信度不低于下列值的建议</translation>
    </message>
    <message>
        <source>Accept {}</source>
        <translation>采纳 {} 条</translation>
    </message>
    <message>
        <source>Nothing on this page waits so surely.</source>
        <translation>本版没有达到此置信度的建议。</translation>
    </message>
    <message>
        <source>{} correction</source>
        <translation>{} 处更正</translation>
    </message>
    <message>
        <source>{} corrections</source>
        <translation>{} 处更正</translation>
    </message>
    <message>
        <source>{} label</source>
        <translation>{} 个标注</translation>
    </message>
    <message>
        <source>{} labels</source>
        <translation>{} 个标注</translation>
    </message>
    <message>
        <source>{} meeting</source>
        <translation>{} 个会议</translation>
    </message>
    <message>
        <source>{} meetings</source>
        <translation>{} 个会议</translation>
    </message>
    <message>
        <source>{} paragraph</source>
        <translation>{} 个段落</translation>
    </message>
    <message>
        <source>{} paragraphs</source>
        <translation>{} 个段落</translation>
    </message>
    <message>
        <source>{} speech</source>
        <translation>{} 条讲话</translation>
    </message>
    <message>
        <source>{} speeches</source>
        <translation>{} 条讲话</translation>
    </message>
    <message>
        <source>{} suggestion</source>
        <translation>{} 条建议</translation>
    </message>
    <message>
        <source>{} suggestions</source>
        <translation>{} 条建议</translation>
    </message>
</context>
<context>
    <name>ArticlesModel</name>
    <message>
        <source>Article</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept	Space</source>
        <translation>采纳	空格</translation>
    </message>
    <message>
        <source>Accept the chosen paragraphs (Space)</source>
        <translation>采纳所选段落（空格）</translation>
    </message>
    <message>
        <source>Begin an article with this paragraph (S)</source>
        <translation>从此段起另立一篇（S）</translation>
    </message>
    <message>
        <source>Go to the text	Return</source>
        <translation>转到文本	回车</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>体裁</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge with the next article	M</source>
        <translation>与下一篇合并	M</translation>
    </message>
    <message>
        <source>Merge with the next article (M)</source>
        <translation>与下一篇合并（M）</translation>
    </message>
    <message>
        <source>Move down	Alt+Down</source>
        <translation>下移	Alt+下方向</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+下方向）</translation>
    </message>
    <message>
        <source>Move up	Alt+Up</source>
        <translation>上移	Alt+上方向</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+上方向）</translation>
    </message>
    <message>
        <source>New article	N</source>
        <translation>新稿件	N</translation>
    </message>
    <message>
        <source>No articles yet. Suggest them, or select lines in the raw text and make them a paragraph.</source>
        <translation>还没有稿件。可自动生成建议，或在原文中选择若干行，设为段落。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Split article here	S</source>
        <translation>在此拆分稿件	S</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To the end of the article	Alt+End</source>
        <translation>移到稿件末尾	Alt+End</translation>
    </message>
    <message>
        <source>To the head of the article	Alt+Home</source>
        <translation>移到稿件开头	Alt+Home</translation>
    </message>
</context>
<context>
    <name>AttendanceList</name>
    <message>
        <source>Add every name selected in the text</source>
        <translation>添加文本选区中的所有人名</translation>
    </message>
    <message>
        <source>Add someone of this page</source>
        <translation>添加本版的人物</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移（Alt+下方向）</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移（Alt+上方向）</translation>
    </message>
    <message>
        <source>Person…</source>
        <translation>人物…</translation>
    </message>
</context>
<context>
    <name>BackupChoices</name>
    <message>
        <source>At most</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source>Back up by itself, every ten minutes</source>
        <translation>每十分钟自动备份</translation>
    </message>
    <message>
        <source>Backups lie</source>
        <translation>备份位置</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>存放备份的文件夹</translation>
    </message>
    <message>
        <source>Of each project. Backups made by hand count, but are never deleted for it.</source>
        <translation>按每个项目计算。手动备份也计入，但绝不会因此被删除。</translation>
    </message>
    <message>
        <source>beside each project</source>
        <translation>各项目旁边</translation>
    </message>
    <message>
        <source>in another folder…</source>
        <translation>另选文件夹…</translation>
    </message>
    <message>
        <source>in “{}”</source>
        <translation>“{}”中</translation>
    </message>
</context>
<context>
    <name>BackupCommands</name>
    <message>
        <source>Backups of which project?</source>
        <translation>要看哪个项目的备份？</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
</context>
<context>
    <name>BackupPreview</name>
    <message>
        <source>As it was</source>
        <translation>当时的样子</translation>
    </message>
    <message>
        <source>It is being compared with now…</source>
        <translation>正在与现在比较…</translation>
    </message>
    <message>
        <source>Nothing differs from now.</source>
        <translation>与现在没有差别。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Pages: {0} · your labels: {1}</source>
        <translation>版面：{0} · 您的标注：{1}</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>此后</translation>
    </message>
    <message>
        <source>Since then: pages {0} · your labels {1}</source>
        <translation>此后：版面 {0} · 您的标注 {1}</translation>
    </message>
    <message>
        <source>Take back this page alone</source>
        <translation>只恢复这一版</translation>
    </message>
    <message>
        <source>The project itself can&apos;t be read now.</source>
        <translation>项目本身现在无法读取。</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差别</translation>
    </message>
    <message>
        <source>Your labels then</source>
        <translation>当时您的标注</translation>
    </message>
    <message>
        <source>as many</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>changed {}</source>
        <translation>改动 {}</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>gone {}</source>
        <translation>消失 {}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>new {}</source>
        <translation>新增 {}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backups of “{}”</source>
        <translation>“{}”的备份</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the backup of {} for good?</source>
        <translation>永久删除 {} 的备份？</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Go back to this backup</source>
        <translation>恢复到这个备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Made or accepted by a person; suggestions are not counted</source>
        <translation>由人标出或接受的；建议不计在内</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The whole project becomes as it was on {}. What is there now becomes a backup first, so you can come back to it.</source>
        <translation>整个项目将回到 {} 的状态。现在的内容会先存为备份，随时可以再恢复回来。</translation>
    </message>
    <message>
        <source>There is no backup yet.

While you work, one is made every ten minutes if there is anything new. All of the last hour stay, one for each hour of the last day, one for each day of the last week, and of what is older one a week.</source>
        <translation>还没有备份。

工作时，只要有新内容，每十分钟备份一次。最近一小时的全部保留，最近一天每小时保留一份，最近一周每天保留一份，更早的每周保留一份。</translation>
    </message>
    <message>
        <source>They lie in “{0}” and take {1}.</source>
        <translation>备份位于“{0}”，共占 {1}。</translation>
    </message>
    <message>
        <source>They will lie in “{0}”.</source>
        <translation>备份将位于“{0}”。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation>您的标注</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>before forgetting steps</source>
        <translation>清理历史前</translation>
    </message>
    <message>
        <source>before going back</source>
        <translation>恢复前</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>damaged · {}</source>
        <translation>已损坏 · {}</translation>
    </message>
</context>
<context>
    <name>CardTab</name>
    <message>
        <source>Annotators</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>引用格式</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>ChoiceCommands</name>
    <message>
        <source>Append which paragraph?</source>
        <translation>接上哪一段？</translation>
    </message>
    <message>
        <source>Move to which article?</source>
        <translation>移到哪篇稿件？</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>此处指谁？</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有匹配项。</translation>
    </message>
    <message>
        <source>Return makes a new one.</source>
        <translation>按回车键新建。</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>No date: write year-month-day, year-month, or two with /</source>
        <translation>日期无效：请写“年-月-日”或“年-月”，起止日期以 / 相隔</translation>
    </message>
</context>
<context>
    <name>DoubtsPanel</name>
    <message>
        <source>No doubt is chosen. F8 goes to the next one.</source>
        <translation>没有选中待核处。按 F8 到下一处。</translation>
    </message>
    <message>
        <source>Nothing on this page deserves a second look.</source>
        <translation>本版没有待核之处。</translation>
    </message>
    <message>
        <source>Settle the doubt so (Space, or Ctrl+F8 in the text)</source>
        <translation>照此处理（空格；在文本中按 Ctrl+F8）</translation>
    </message>
    <message>
        <source>This doubt wants a decision: write or choose.</source>
        <translation>此处要您自己决定：改写或选择。</translation>
    </message>
    <message>
        <source>{} · Ctrl+F8: {}</source>
        <translation>{} · 按 Ctrl+F8：{}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>The export was stopped.</source>
        <translation>导出已停止。</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>A page</source>
        <translation>整版</translation>
    </message>
    <message>
        <source>An article</source>
        <translation>一篇稿件</translation>
    </message>
    <message>
        <source>As suits the format</source>
        <translation>按格式惯例</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Include, marked as suggestions</source>
        <translation>包含，并标明是建议</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不包含</translation>
    </message>
    <message>
        <source>The fixed text</source>
        <translation>校订后的文本</translation>
    </message>
    <message>
        <source>The raw text, with labels where they lie in it</source>
        <translation>原始文本，标注落在其原处</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>A moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Data card</source>
        <translation>数据说明</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How it begins</source>
        <translation>开头预览</translation>
    </message>
    <message>
        <source>No day is called so. Mend the dates first.</source>
        <translation>日期无效，请先改正。</translation>
    </message>
    <message>
        <source>No page or article is chosen so.</source>
        <translation>没有符合条件的版面或稿件。</translation>
    </message>
    <message>
        <source>Not installed. This brings it: {}</source>
        <translation>尚未安装，可用此命令安装：{}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Pages and labels</source>
        <translation>版面与标注</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>This format is not installed.</source>
        <translation>该格式尚未安装。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What comes first is empty: this format would write nothing of it.</source>
        <translation>第一条内容是空的：该格式不会为它写出任何内容。</translation>
    </message>
</context>
<context>
    <name>ExportReport</name>
    <message>
        <source>Left out</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Nothing left out</source>
        <translation>没有遗漏</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Written to {}, read back and found the same.</source>
        <translation>已写入 {}，并经回读核对无误。</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>attendance</source>
        <translation>出席记录</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>实体</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>speeches</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}：{}</translation>
    </message>
</context>
<context>
    <name>FallBar</name>
    <message>
        <source>Labels that are gone</source>
        <translation>消失的标注</translation>
    </message>
    <message>
        <source>Look what is missing…</source>
        <translation>看看少了什么…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>That is right</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>{0} of your labels are gone: there are {1} now, and on {2} there were {3}. The backup of then is kept until you say that this is right.</source>
        <translation>您的标注少了 {0} 个：现有 {1} 个，{2} 时有 {3} 个。那时的备份会一直保留，直到您确认无误。</translation>
    </message>
</context>
<context>
    <name>FaultReport</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>报告故障</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>The report was not saved: {}. Choose another place.</source>
        <translation>报告没有保存：{}。请另选一个位置。</translation>
    </message>
    <message>
        <source>Where the program stood when something went wrong. Texts, names and files of yours are left out (…); look it through, and take out what you like. Nothing is sent: save it, and give it to whom you ask for help.</source>
        <translation>这里写着出错时程序运行到哪里。您的文字、人名和文件名都已略去（…）；请过目，可删去任何内容。程序不会发送任何东西：请自行保存，交给您求助的人。</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>New project for these files</source>
        <translation>为这些文件新建项目</translation>
    </message>
    <message>
        <source>Nothing was imported: open a project, or make one, first.</source>
        <translation>未导入：请先打开或新建一个项目。</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message numerus="yes">
        <source>Pages imported: %n.</source>
        <translation>
            <numerusform>已导入 %n 个版面。</numerusform>
        </translation>
    </message>
    <message>
        <source>Projects (*{});;All files (*)</source>
        <translation>项目 (*{});;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Find in the page</source>
        <translation>在本版中查找</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message numerus="yes">
        <source>Places replaced: %n.</source>
        <translation>
            <numerusform>已替换 %n 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>{1} found</source>
        <translation>共 {1} 处</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>第 {} 处，共 {} 处</translation>
    </message>
</context>
<context>
    <name>FollowBar</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 more place would follow: {}</source>
        <translation>还有 1 处可以跟着改：{}</translation>
    </message>
    <message>
        <source>Article: {}</source>
        <translation>稿件：{}</translation>
    </message>
    <message>
        <source>Label: {}</source>
        <translation>标注：{}</translation>
    </message>
    <message>
        <source>Leave ({})</source>
        <translation>不改（{}）</translation>
    </message>
    <message>
        <source>Line end: {}</source>
        <translation>行尾：{}</translation>
    </message>
    <message>
        <source>Meeting: {}</source>
        <translation>会议：{}</translation>
    </message>
    <message>
        <source>Name: {}</source>
        <translation>人名：{}</translation>
    </message>
    <message>
        <source>Role: {}</source>
        <translation>类别：{}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>Speech: {}</source>
        <translation>讲话：{}</translation>
    </message>
    <message>
        <source>Take ({})</source>
        <translation>照改（{}）</translation>
    </message>
    <message>
        <source>This would be filled in: {}</source>
        <translation>还会填上：{}</translation>
    </message>
    <message>
        <source>What follows from the correction</source>
        <translation>跟着改的地方</translation>
    </message>
    <message>
        <source>Words: {}</source>
        <translation>文字：{}</translation>
    </message>
    <message>
        <source>attendees {}</source>
        <translation>出席 {}</translation>
    </message>
    <message>
        <source>content {}</source>
        <translation>内容 {}</translation>
    </message>
    <message>
        <source>cue {}</source>
        <translation>引述词 {}</translation>
    </message>
    <message>
        <source>date {}</source>
        <translation>日期 {}</translation>
    </message>
    <message>
        <source>further mention {}</source>
        <translation>另一处提及 {}</translation>
    </message>
    <message>
        <source>host {}</source>
        <translation>主持 {}</translation>
    </message>
    <message>
        <source>place {}</source>
        <translation>地点 {}</translation>
    </message>
    <message>
        <source>speaker {}</source>
        <translation>发言人 {}</translation>
    </message>
    <message>
        <source>{} label</source>
        <translation>{} 个标注</translation>
    </message>
    <message>
        <source>{} labels</source>
        <translation>{} 个标注</translation>
    </message>
    <message>
        <source>{} line end</source>
        <translation>{} 处行尾</translation>
    </message>
    <message>
        <source>{} line ends</source>
        <translation>{} 处行尾</translation>
    </message>
    <message>
        <source>{} meeting</source>
        <translation>{} 个会议</translation>
    </message>
    <message>
        <source>{} meetings</source>
        <translation>{} 个会议</translation>
    </message>
    <message>
        <source>{} more places would follow: {}</source>
        <translation>还有 {} 处可以跟着改：{}</translation>
    </message>
    <message>
        <source>{} name</source>
        <translation>{} 处人名</translation>
    </message>
    <message>
        <source>{} names</source>
        <translation>{} 处人名</translation>
    </message>
    <message>
        <source>{} place in an article</source>
        <translation>{} 段的归属</translation>
    </message>
    <message>
        <source>{} places in articles</source>
        <translation>{} 段的归属</translation>
    </message>
    <message>
        <source>{} role</source>
        <translation>{} 段的类别</translation>
    </message>
    <message>
        <source>{} roles</source>
        <translation>{} 段的类别</translation>
    </message>
    <message>
        <source>{} speech</source>
        <translation>{} 条讲话</translation>
    </message>
    <message>
        <source>{} speeches</source>
        <translation>{} 条讲话</translation>
    </message>
    <message>
        <source>{} wording</source>
        <translation>{} 处文字</translation>
    </message>
    <message>
        <source>{} wordings</source>
        <translation>{} 处文字</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>没有差别。</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>Speeches</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>and {} more</source>
        <translation>以及另外 {} 项</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>{} paragraph alike</source>
        <translation>{} 段相同</translation>
    </message>
    <message>
        <source>{} paragraphs alike</source>
        <translation>{} 段相同</translation>
    </message>
</context>
<context>
    <name>HowTab</name>
    <message>
        <source>Divide the articles</source>
        <translation>按稿件划分</translation>
    </message>
    <message>
        <source>One document</source>
        <translation>一份文档</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The same seed deals the same articles out the same way</source>
        <translation>同一种子总是同样地划分同样的稿件</translation>
    </message>
    <message>
        <source>There is nothing to choose for this format.</source>
        <translation>该格式没有可选项。</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Labels taken over</source>
        <translation>标注已并入</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>There was nothing to read.</source>
        <translation>没有可读取的文件。</translation>
    </message>
    <message>
        <source>{}: {:,}</source>
        <translation>{}：{:,}</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Attendees</source>
        <translation>出席者</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘掉</translation>
    </message>
    <message>
        <source>From pages marked as done, names with their offices, institutions that speak, lines that stand on every page, the way lines end and the roles of lines are learnt for the suggestions on the pages to come. What you made, accepted or refused stays.</source>
        <translation>从标记为完成的版面中学习人名与职务、发言的机构、每版都有的固定行、行尾的断法，以及各行的类别，用于后面版面的建议。您亲手做的、采纳的、拒绝的都不变。</translation>
    </message>
    <message>
        <source>Hand actions left</source>
        <translation>还需手工操作</translation>
    </message>
    <message>
        <source>Learn from finished pages</source>
        <translation>从已完成版面学习</translation>
    </message>
    <message>
        <source>Learn now</source>
        <translation>现在学习</translation>
    </message>
    <message numerus="yes">
        <source>Learnt on {} from finished pages: %n.</source>
        <translation>
            <numerusform>{} 从 %n 个已完成版面学得：</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines joined</source>
        <translation>接行</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Mentions of people</source>
        <translation>人物提及</translation>
    </message>
    <message>
        <source>More is left to do by hand with it than without, so it is off.</source>
        <translation>用了反而要多动手，所以没有启用。</translation>
    </message>
    <message>
        <source>Nothing is learnt yet.</source>
        <translation>还没有学过。</translation>
    </message>
    <message>
        <source>On pages held out</source>
        <translation>在留出的版面上</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Speeches</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>Too few pages are finished to hold one out: its gain is not known.</source>
        <translation>完成的版面太少，无法留出对比：不知道有多大收益。</translation>
    </message>
    <message>
        <source>Use what was learnt</source>
        <translation>使用学到的内容</translation>
    </message>
    <message numerus="yes">
        <source>choices of roles: %n</source>
        <translation>
            <numerusform>类别 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>institutions: %n</source>
        <translation>
            <numerusform>机构 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>line ends: %n</source>
        <translation>
            <numerusform>行尾 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>names: %n</source>
        <translation>
            <numerusform>人名 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>offices: %n</source>
        <translation>
            <numerusform>职务 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usual lines: %n</source>
        <translation>
            <numerusform>固定行 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>with</source>
        <translation>使用时</translation>
    </message>
    <message>
        <source>without</source>
        <translation>不用时</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Learning</source>
        <translation>正在学习</translation>
    </message>
    <message>
        <source>Nothing was learnt: stopped.</source>
        <translation>已停止，没有学到内容。</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Attendees</source>
        <translation>出席人员</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Further mentions</source>
        <translation>其他提及</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>ISO date</source>
        <translation>标准日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nobody was added: there is no name in the selection.</source>
        <translation>未添加：选区中没有人名。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
</context>
<context>
    <name>MeetingsPanel</name>
    <message>
        <source>No meetings yet. Suggest them, or select the name of a meeting and record one.</source>
        <translation>还没有会议。可自动生成建议，或选中会议名称后新建。</translation>
    </message>
</context>
<context>
    <name>MentionField</name>
    <message>
        <source>Empty this field (Del)</source>
        <translation>清空此栏（Del）</translation>
    </message>
    <message>
        <source>Put the words selected in the text here (Return)</source>
        <translation>填入文本中选中的文字（回车）</translation>
    </message>
    <message>
        <source>Select the words in the text</source>
        <translation>请在文本中选择</translation>
    </message>
    <message>
        <source>Use selection</source>
        <translation>填入所选</translation>
    </message>
</context>
<context>
    <name>MentionsList</name>
    <message>
        <source>Add the words selected in the text</source>
        <translation>添加文本中选中的文字</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>NewArticleZone</name>
    <message>
        <source>New article: press, or drop paragraphs here</source>
        <translation>新稿件：点按，或将段落拖到此处</translation>
    </message>
</context>
<context>
    <name>OutcomeReport</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Show page</source>
        <translation>查看版面</translation>
    </message>
</context>
<context>
    <name>PageCommands</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message numerus="yes">
        <source>Accept all suggestions on this page (%n)?</source>
        <translation>
            <numerusform>采纳本版全部 %n 条建议吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the page “{}”? It goes into the trash; undo brings it back.</source>
        <translation>删除版面“{}”？它会进入回收站，也可以撤销。</translation>
    </message>
    <message>
        <source>Every page of the project is done.</source>
        <translation>项目中的版面已全部完成。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Fix and suggest</source>
        <translation>校订并建议</translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>转到第一处</translation>
    </message>
    <message>
        <source>Nothing follows from the last correction.</source>
        <translation>刚才的改动没有可以跟着改的。</translation>
    </message>
    <message>
        <source>Nothing on this page waits for a yes or no.</source>
        <translation>本版没有待定的建议。</translation>
    </message>
    <message>
        <source>Suggesting</source>
        <translation>正在生成建议</translation>
    </message>
    <message numerus="yes">
        <source>Suggestions that wait for a yes or no: %n.</source>
        <translation>
            <numerusform>有 %n 条建议待定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The page was marked done with doubts left on it: %n.</source>
        <translation>
            <numerusform>版面已标为已完成，尚有待核 %n 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>The suggestions were dropped: another page was opened meanwhile.</source>
        <translation>建议已放弃：其间打开了另一版面。</translation>
    </message>
    <message>
        <source>The suggestions were dropped: the page changed meanwhile. Ask again.</source>
        <translation>建议已放弃：其间版面有改动。请重新生成。</translation>
    </message>
    <message>
        <source>There is nothing new to suggest.</source>
        <translation>没有新的建议。</translation>
    </message>
    <message>
        <source>This page is as it came in: nothing is fixed or labelled yet.</source>
        <translation>本版仍是导入时的原样，尚未校订和标注。</translation>
    </message>
</context>
<context>
    <name>PageHistory</name>
    <message>
        <source>A backup is being made, then old steps are forgotten…</source>
        <translation>正在备份，然后清除旧步骤…</translation>
    </message>
    <message>
        <source>A change</source>
        <translation>一处更改</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>An older version of the program kept this step: its name and its time, not what it changed. The history begins after it.</source>
        <translation>这一步由旧版程序保存：只记下了名称和时间，没有记下改了什么。历史从它之后开始。</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>As it was, {}</source>
        <translation>当时，{}</translation>
    </message>
    <message>
        <source>As the page came in</source>
        <translation>版面导入时</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Forget what is old…</source>
        <translation>清除旧步骤…</translation>
    </message>
    <message>
        <source>History of the page</source>
        <translation>版面历史</translation>
    </message>
    <message>
        <source>Nothing on this page was changed yet.</source>
        <translation>这个版面还没有改过。</translation>
    </message>
    <message>
        <source>One step, which undo takes back</source>
        <translation>算作一步，可以撤销</translation>
    </message>
    <message>
        <source>Steps of this page: {:,}, {} · of the project: {:,}, {}</source>
        <translation>本版 {:,} 步，{} · 整个项目 {:,} 步，{}</translation>
    </message>
    <message>
        <source>Take back to here</source>
        <translation>恢复到这里</translation>
    </message>
    <message>
        <source>The page as it was</source>
        <translation>当时的版面</translation>
    </message>
    <message>
        <source>What changed since</source>
        <translation>此后的变化</translation>
    </message>
    <message>
        <source>What the step changed</source>
        <translation>这一步的改动</translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation>历史的起点</translation>
    </message>
    <message>
        <source>its name alone was kept</source>
        <translation>只记下了名称</translation>
    </message>
    <message>
        <source>the history begins here</source>
        <translation>历史从这里开始</translation>
    </message>
</context>
<context>
    <name>PageProperties</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>篇幅</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>换行符</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Page properties</source>
        <translation>版面属性</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Write the date as year-month-day: 2024-05-17</source>
        <translation>日期请写成“年-月-日”，如 2024-05-17</translation>
    </message>
    <message>
        <source>{:,} characters in {:,} lines</source>
        <translation>{:,} 字，{:,} 行</translation>
    </message>
    <message>
        <source>{}: {:,}</source>
        <translation>{}：{:,}</translation>
    </message>
</context>
<context>
    <name>PagesLook</name>
    <message>
        <source>p. {}</source>
        <translation>第 {} 版</translation>
    </message>
    <message>
        <source>{} art.</source>
        <translation>{}稿</translation>
    </message>
    <message>
        <source>{} mtg.</source>
        <translation>{}会</translation>
    </message>
    <message>
        <source>{} sp.</source>
        <translation>{}讲</translation>
    </message>
</context>
<context>
    <name>PagesPanel</name>
    <message>
        <source>All pages</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Delete page…	Del</source>
        <translation>删除版面…	Del</translation>
    </message>
    <message>
        <source>Expected work</source>
        <translation>预计工作量</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In which order</source>
        <translation>排列顺序</translation>
    </message>
    <message>
        <source>Looking through the texts…</source>
        <translation>正在正文中查找…</translation>
    </message>
    <message>
        <source>Mark as</source>
        <translation>标记为</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name, paper, date or text</source>
        <translation>名称、报纸、日期或正文</translation>
    </message>
    <message>
        <source>No page passes this filter.</source>
        <translation>没有符合条件的版面。</translation>
    </message>
    <message>
        <source>No pages yet. Drop text files or a folder here.</source>
        <translation>还没有版面。可将文本文件或文件夹拖到此处。</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>Open	Return</source>
        <translation>打开	回车</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>属性…</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Which pages are listed</source>
        <translation>列出哪些版面</translation>
    </message>
    <message>
        <source>{:,} page</source>
        <translation>{:,} 个版面</translation>
    </message>
    <message>
        <source>{:,} pages</source>
        <translation>{:,} 个版面</translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message>
        <source>Articles</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>待核</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Speeches</source>
        <translation>讲话</translation>
    </message>
</context>
<context>
    <name>Past</name>
    <message>
        <source>Forgetting old steps</source>
        <translation>正在清除旧步骤</translation>
    </message>
    <message>
        <source>Old steps that stay, for what the trash can put back: {}.</source>
        <translation>为回收站仍可放回的内容而保留的旧步骤：{} 个。</translation>
    </message>
    <message numerus="yes">
        <source>Steps that were forgotten: %n. They are in the backup of {}.</source>
        <translation>
            <numerusform>已忘记的步骤：%n。它们在 {} 的备份中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Add selection</source>
        <translation>添加所选</translation>
    </message>
    <message>
        <source>Add someone whom the text does not name</source>
        <translation>添加文中未提及的人物</translation>
    </message>
    <message>
        <source>Make one person of those that are chosen</source>
        <translation>将所选人物合为一人</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新人物</translation>
    </message>
    <message>
        <source>Nobody is named yet. Suggest people, or select a name and tag it.</source>
        <translation>还没有人物。可自动生成建议，或选中人名后标注。</translation>
    </message>
    <message>
        <source>Nobody was tagged: no name is selected.</source>
        <translation>未标注：没有选中人名。</translation>
    </message>
    <message>
        <source>Tag every name in the selection as a person</source>
        <translation>将选区中的所有人名标注为人物</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Person, or an institution in words</source>
        <translation>人物，或直接填写机构</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Mentions</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Offices, with ； between them</source>
        <translation>职务，以“；”分隔</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>职务</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Say what follows from a correction</source>
        <translation>改动之后提示可以跟着改的</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文本字号</translation>
    </message>
    <message>
        <source>Suggest when a page is opened</source>
        <translation>打开版面时提出建议</translation>
    </message>
    <message>
        <source>The history says who changed what</source>
        <translation>历史会写明谁改了什么</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>重新启动程序后切换语言。</translation>
    </message>
    <message>
        <source>The system&apos;s language</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的名字</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReaderBar</name>
    <message>
        <source>Open to read only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>Open to read only: another window has the project.</source>
        <translation>只读打开：另一个窗口正在使用该项目。</translation>
    </message>
    <message>
        <source>Open to read only: {0} on {1} has the project since {2} (process {3}).</source>
        <translation>只读打开：{0}（{1}）自 {2} 起正在使用该项目（进程 {3}）。</translation>
    </message>
    <message>
        <source>Open to read only: {}</source>
        <translation>只读打开：{}</translation>
    </message>
    <message>
        <source>The page shown here was deleted there for good.</source>
        <translation>此处显示的版面已在那里彻底删除。</translation>
    </message>
    <message>
        <source>The page shown here was deleted there: it is in the trash.</source>
        <translation>此处显示的版面已在那里删除，现在回收站中。</translation>
    </message>
    <message>
        <source>The project can be written to now.</source>
        <translation>现在可以写入该项目了。</translation>
    </message>
    <message>
        <source>The project is free now: it was closed in the other window.</source>
        <translation>项目现在空闲：另一个窗口已将其关闭。</translation>
    </message>
    <message>
        <source>The project is free now: {0} on {1} does not have it any more.</source>
        <translation>项目现在空闲：{0}（{1}）不再使用它。</translation>
    </message>
    <message>
        <source>Work here</source>
        <translation>在这里编辑</translation>
    </message>
    <message>
        <source>Work on a copy</source>
        <translation>在副本上工作</translation>
    </message>
    <message>
        <source>Work on a copy…</source>
        <translation>在副本上工作…</translation>
    </message>
</context>
<context>
    <name>RecipeRow</name>
    <message>
        <source>Keep this format and these options under a name</source>
        <translation>把此格式与选项存为一个名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>RecordCommands</name>
    <message>
        <source>Meeting “{}” · hosts: {} · attendees: {}</source>
        <translation>会议“{}”·主持：{}·出席：{}</translation>
    </message>
    <message>
        <source>Speech of {}: cue or content next</source>
        <translation>{}的讲话：接着选引述词或内容</translation>
    </message>
    <message>
        <source>Speech of {}: {}</source>
        <translation>{}的讲话：{}</translation>
    </message>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>cue</source>
        <translation>引述词</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>未知发言人</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>发言人</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept what is suggested (Space or Return)</source>
        <translation>采纳建议（空格或回车）</translation>
    </message>
    <message>
        <source>Nothing here waits for a yes or no.</source>
        <translation>此处没有待定的建议。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Refuse what is suggested, remove what is not (Del)</source>
        <translation>不采纳建议；非建议则移除（Del）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>RepairCommands</name>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Projects (*{})</source>
        <translation>项目 (*{})</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Repair into a new file</source>
        <translation>修复为新文件</translation>
    </message>
    <message>
        <source>Repair into a new file…</source>
        <translation>修复为新文件…</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>{} repaired</source>
        <translation>{} 修复</translation>
    </message>
</context>
<context>
    <name>RepairReport</name>
    <message>
        <source>All {:,} pages are exactly as they were kept last.</source>
        <translation>全部 {:,} 个版面与最后保存时完全一致。</translation>
    </message>
    <message>
        <source>Beside the pages</source>
        <translation>版面之外</translation>
    </message>
    <message>
        <source>From a backup, complete</source>
        <translation>取自备份，完整</translation>
    </message>
    <message>
        <source>From a backup, older</source>
        <translation>取自备份，较旧</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>Made again by the history</source>
        <translation>由历史重建</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Saved in part</source>
        <translation>部分保住</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>The new project is {}. The damaged one is as it was: {}</source>
        <translation>新项目为 {}。损坏的项目保持原样：{}</translation>
    </message>
    <message>
        <source>To be looked through</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>{:,} of {:,} pages are exactly as they were kept last.</source>
        <translation>{:,}/{:,} 个版面与最后保存时完全一致。</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source> What was there before is kept as “{}”.</source>
        <translation>此前的内容保留为“{}”。</translation>
    </message>
    <message>
        <source> What was there before is the backup of {}.</source>
        <translation>此前的内容在 {} 的备份中。</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>It was not deleted. Look after its folder.</source>
        <translation>没有删除。请检查它所在的文件夹。</translation>
    </message>
    <message>
        <source>Show the older one</source>
        <translation>查看较早的备份</translation>
    </message>
    <message>
        <source>Some steps are not kept yet. Wait until they are, or close the project.</source>
        <translation>有些步骤还没有保存。请等它们保存完，或关闭项目。</translation>
    </message>
    <message>
        <source>Something else is at work on the project. Wait until it is done.</source>
        <translation>项目正在进行别的工作。请等它完成。</translation>
    </message>
    <message>
        <source>The project is as it was on {}.</source>
        <translation>项目已回到 {} 的状态。</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>这个备份已损坏。</translation>
    </message>
</context>
<context>
    <name>ShortList</name>
    <message>
        <source>Add selection</source>
        <translation>添加所选</translation>
    </message>
    <message>
        <source>Take out of the list (Del)</source>
        <translation>从列表移除（Del）</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Commands and keys</source>
        <translation>命令与快捷键</translation>
    </message>
    <message>
        <source>No command is called so.</source>
        <translation>没有匹配的命令。</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>搜索命令或快捷键</translation>
    </message>
</context>
<context>
    <name>SpeechForm</name>
    <message>
        <source>Carried on from before</source>
        <translation>承前省略</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>引述词</translation>
    </message>
    <message>
        <source>Named at</source>
        <translation>提及处</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>发言人</translation>
    </message>
</context>
<context>
    <name>SpeechesPanel</name>
    <message>
        <source>No speeches yet. Suggest them, or select who speaks, the cue and what is said, and record a speech.</source>
        <translation>还没有讲话。可自动生成建议，或依次选中发言人、引述词和内容，记为讲话。</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>Chinese newspaper pages: fix, label, export</source>
        <translation>中文报纸版面：校订、标注、导出</translation>
    </message>
    <message>
        <source>Files and folders can be dropped anywhere in the window.</source>
        <translation>可将文件或文件夹拖到窗口任意位置。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kept at {}</source>
        <translation>已保存 {}</translation>
    </message>
    <message>
        <source>Line {}, column {}</source>
        <translation>第 {} 行，第 {} 列</translation>
    </message>
    <message>
        <source>Not kept yet: {}</source>
        <translation>尚未保存：{}</translation>
    </message>
    <message>
        <source>Step {} is on the drive; nothing needs saving.</source>
        <translation>第 {} 步已写入磁盘，无需另行保存。</translation>
    </message>
    <message>
        <source>{} selected</source>
        <translation>已选 {} 字</translation>
    </message>
    <message>
        <source>{} · only to read</source>
        <translation>{} · 只读</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message numerus="yes">
        <source>Clear these labels and records from the list: %n. The history keeps them.</source>
        <translation>
            <numerusform>把这 %n 项标注和记录移出列表。历史仍保留它们。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete these pages for good, with all their labels and their history: %n. Only a backup has them then.</source>
        <translation>
            <numerusform>彻底删除这 %n 个版面，连同全部标注和历史。此后只有备份中还有。</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Its words no longer stand on the page, so it can&apos;t be put back.</source>
        <translation>原来的词句已不在版面上，无法放回。</translation>
    </message>
    <message>
        <source>Labels, speeches and meetings</source>
        <translation>标注、讲话和会议</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>The trash is being emptied…</source>
        <translation>正在清空回收站…</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is in it was not read.</source>
        <translation>其中的内容没有读出。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message numerus="yes">
        <source>labels: %n</source>
        <translation>
            <numerusform>%n 项标注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashCan</name>
    <message>
        <source>Emptying the trash</source>
        <translation>正在清空回收站</translation>
    </message>
    <message>
        <source>Looking for labels in the history…</source>
        <translation>正在历史中查找标注…</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>1 step since {1} is not in the file yet. {2} It is tried again.</source>
        <translation>自 {1} 起有 1 个步骤尚未写入文件。{2} 程序会再次尝试。</translation>
    </message>
    <message>
        <source>Save a copy elsewhere</source>
        <translation>另存副本到别处</translation>
    </message>
    <message>
        <source>Save a copy elsewhere…</source>
        <translation>另存副本到别处…</translation>
    </message>
    <message>
        <source>Steps that wait</source>
        <translation>等待写入的步骤</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>现在重试</translation>
    </message>
    <message>
        <source>You work in the copy “{}” now. It has everything; the file before is as it was.</source>
        <translation>您现在在副本“{}”中工作。它包含全部内容；原来的文件保持原样。</translation>
    </message>
    <message>
        <source>You work in the copy “{}” now. The file before could not be read, so the copy has only the {} pages worked on in this window; the others are in that file.</source>
        <translation>您现在在副本“{}”中工作。原来的文件无法读取，所以副本只有在本窗口中处理过的 {} 个版面；其余的还在原来的文件里。</translation>
    </message>
    <message>
        <source>{0} steps since {1} are not in the file yet. {2} They are tried again.</source>
        <translation>自 {1} 起有 {0} 个步骤尚未写入文件。{2} 程序会再次尝试。</translation>
    </message>
</context>
<context>
    <name>WhatTab</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>报纸</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Words in name, paper, date or text</source>
        <translation>名称、报名、日期或正文中的词</translation>
    </message>
    <message>
        <source>Write dates as year-month-day: 2024-05-17</source>
        <translation>日期请写成 年-月-日：2024-05-17</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Annotator was ended by a fault the last time. All that it had marked as kept is here. A report tells what is known of it, without your texts.</source>
        <translation>上次程序因故障而中止。凡标为“已保存”的内容都在。可写一份报告说明已知的情况，不含您的文字。</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并放弃这些步骤</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Some steps could not be kept and would be lost. Close all the same?</source>
        <translation>有些步骤未能保存，关闭后将丢失。仍要关闭吗？</translation>
    </message>
    <message>
        <source>The program made a mistake ({}). Your work is kept. A report tells what is known of it, without your texts.</source>
        <translation>程序出了错（{}）。您的工作都已保存。可写一份报告说明已知的情况，不含您的文字。</translation>
    </message>
    <message>
        <source>{} (only to read)</source>
        <translation>{}（只读）</translation>
    </message>
</context>
<context>
    <name>WordTree</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>_TrimBar</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>A backup is made first.</source>
        <translation>会先备份。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Forget the steps of all pages that are older than</source>
        <translation>清除所有版面中早于此时限的步骤：</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
</context>
<context>
    <name>block_commands</name>
    <message>
        <source>Nothing was split: the paragraph has no end of a sentence inside.</source>
        <translation>未拆分：段落中间没有句末。</translation>
    </message>
    <message>
        <source>There is no article to merge with.</source>
        <translation>没有可合并的稿件。</translation>
    </message>
</context>
<context>
    <name>clip_commands</name>
    <message>
        <source>Nothing was changed: from here characters can only be copied.</source>
        <translation>未更改：此处文字只能复制。</translation>
    </message>
    <message>
        <source>Nothing was cut or copied: select characters first.</source>
        <translation>未剪切或复制：请先选中文字。</translation>
    </message>
    <message>
        <source>Nothing was done: click into a text or a field first.</source>
        <translation>未执行：请先点入文本或输入框。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;About Annotator</source>
        <translation>关于 Annotator(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>采纳(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Accept everything on the page…</source>
        <translation>采纳本版全部建议(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation>稿件(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Attendees</source>
        <translation>出席人员(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>正文(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Caption</source>
        <translation>图片说明(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cue</source>
        <translation>引述词(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Doubts</source>
        <translation>待核(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;End of the speech</source>
        <translation>结束讲话(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Fit the label to the selection</source>
        <translation>标注范围改为所选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Fix and suggest</source>
        <translation>校订并建议(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Flip the line end</source>
        <translation>切换断行／接行(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Furniture</source>
        <translation>版面附件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Further mention</source>
        <translation>其他提及(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Go on with the record here</source>
        <translation>继续填写此处的记录(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Grow the label</source>
        <translation>扩展标注(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;History of the page…</source>
        <translation>版面历史(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>主持人(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Join with next</source>
        <translation>与下一段合并(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Jump</source>
        <translation>转版(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Kicker</source>
        <translation>引题(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标注(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Learn from finished pages…</source>
        <translation>从已完成版面学习(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>断行(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Meeting</source>
        <translation>会议名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Meetings</source>
        <translation>会议(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Merge with the article before</source>
        <translation>与上一篇合并(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Next doubt</source>
        <translation>下一处待核(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;No office</source>
        <translation>无职务(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Office of the name behind</source>
        <translation>后接人名的职务(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Other pane</source>
        <translation>另一窗格(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>版面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>版面列表(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人物(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Previous doubt</source>
        <translation>上一处待核(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Properties…</source>
        <translation>属性(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Raw text</source>
        <translation>原文(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {}</source>
        <translation>重做{}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Remove the chosen rows</source>
        <translation>移除所选行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Report a fault…</source>
        <translation>报告故障(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>类别(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Show in the text</source>
        <translation>在文本中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Speaker</source>
        <translation>发言人(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Speech and meeting</source>
        <translation>讲话与会议(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Speeches</source>
        <translation>讲话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>在此拆分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Subheadline</source>
        <translation>副题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Take out of the text</source>
        <translation>移出文本(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Trash…</source>
        <translation>回收站(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {}</source>
        <translation>撤销{}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A&amp;ppend to the paragraph of the text</source>
        <translation>接到文本中的当前段落(&amp;P)</translation>
    </message>
    <message>
        <source>Accept above a &amp;confidence…</source>
        <translation>按置信度采纳(&amp;C)…</translation>
    </message>
    <message>
        <source>Begin an arti&amp;cle here</source>
        <translation>从此段起另立一篇(&amp;C)</translation>
    </message>
    <message>
        <source>By&amp;line</source>
        <translation>署名(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;ontent</source>
        <translation>讲话内容(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;redit</source>
        <translation>图片署名(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>De&amp;lete page…</source>
        <translation>删除版面(&amp;L)…</translation>
    </message>
    <message>
        <source>E&amp;nd of the meeting</source>
        <translation>结束会议(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>Find and r&amp;eplace…</source>
        <translation>查找和替换(&amp;E)…</translation>
    </message>
    <message>
        <source>Fixed &amp;text</source>
        <translation>校订文本(&amp;T)</translation>
    </message>
    <message>
        <source>H&amp;eadline</source>
        <translation>主题(&amp;E)</translation>
    </message>
    <message>
        <source>Hea&amp;ding</source>
        <translation>小标题(&amp;D)</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>导入文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Join &amp;with…</source>
        <translation>与指定段落合并(&amp;W)…</translation>
    </message>
    <message>
        <source>Join with pre&amp;vious</source>
        <translation>与上一段合并(&amp;V)</translation>
    </message>
    <message>
        <source>Leave what follo&amp;ws</source>
        <translation>不跟着改(&amp;W)</translation>
    </message>
    <message>
        <source>Ma&amp;ke one of the chosen people</source>
        <translation>合并所选人物(&amp;K)</translation>
    </message>
    <message>
        <source>Make a &amp;headline</source>
        <translation>设为主题(&amp;H)</translation>
    </message>
    <message>
        <source>Make a &amp;paragraph</source>
        <translation>设为段落(&amp;P)</translation>
    </message>
    <message>
        <source>Make a new &amp;article</source>
        <translation>设为新稿件(&amp;A)</translation>
    </message>
    <message>
        <source>Make page f&amp;urniture</source>
        <translation>设为版面附件(&amp;U)</translation>
    </message>
    <message>
        <source>Mark &amp;done and go on</source>
        <translation>标记完成并转到下一版(&amp;D)</translation>
    </message>
    <message>
        <source>Mark &amp;open again</source>
        <translation>重新标为处理中(&amp;O)</translation>
    </message>
    <message>
        <source>Meetin&amp;g</source>
        <translation>会议(&amp;G)</translation>
    </message>
    <message>
        <source>Meeting &amp;date</source>
        <translation>会议日期(&amp;D)</translation>
    </message>
    <message>
        <source>Meeting &amp;place</source>
        <translation>会议地点(&amp;P)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move to a ne&amp;w article</source>
        <translation>移到新稿件(&amp;W)</translation>
    </message>
    <message>
        <source>Move to another &amp;article…</source>
        <translation>移到其他稿件(&amp;A)…</translation>
    </message>
    <message>
        <source>Move to the &amp;head of the article</source>
        <translation>移到稿件开头(&amp;H)</translation>
    </message>
    <message>
        <source>Move to the article before</source>
        <translation>移到上一篇稿件</translation>
    </message>
    <message>
        <source>Move to the article behind</source>
        <translation>移到下一篇稿件</translation>
    </message>
    <message>
        <source>Move to the e&amp;nd of the article</source>
        <translation>移到稿件末尾(&amp;N)</translation>
    </message>
    <message>
        <source>N&amp;ext page</source>
        <translation>下一版(&amp;E)</translation>
    </message>
    <message>
        <source>Ne&amp;w person</source>
        <translation>新建人物(&amp;W)</translation>
    </message>
    <message>
        <source>Ne&amp;xt label here</source>
        <translation>此处的下一个标注(&amp;X)</translation>
    </message>
    <message>
        <source>New &amp;meeting</source>
        <translation>新建会议(&amp;M)</translation>
    </message>
    <message>
        <source>New &amp;visit</source>
        <translation>新建调研(&amp;V)</translation>
    </message>
    <message>
        <source>New cere&amp;mony</source>
        <translation>新建仪式(&amp;M)</translation>
    </message>
    <message>
        <source>Next &amp;article</source>
        <translation>下一篇稿件(&amp;A)</translation>
    </message>
    <message>
        <source>Next &amp;unfinished page</source>
        <translation>下一个未完成版面(&amp;U)</translation>
    </message>
    <message>
        <source>O&amp;rganization</source>
        <translation>机构(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>P&amp;aste</source>
        <translation>粘贴(&amp;A)</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>地点(&amp;L)</translation>
    </message>
    <message>
        <source>Pa&amp;ragraph</source>
        <translation>段落(&amp;R)</translation>
    </message>
    <message>
        <source>Peop&amp;le</source>
        <translation>人物(&amp;L)</translation>
    </message>
    <message>
        <source>Person, &amp;everywhere on the page</source>
        <translation>人物，本版全部(&amp;E)</translation>
    </message>
    <message>
        <source>Pre&amp;vious page</source>
        <translation>上一版(&amp;V)</translation>
    </message>
    <message>
        <source>Previous a&amp;rticle</source>
        <translation>上一篇稿件(&amp;R)</translation>
    </message>
    <message>
        <source>Put &amp;back into the text</source>
        <translation>放回文本(&amp;B)</translation>
    </message>
    <message>
        <source>Re&amp;move the label</source>
        <translation>移除标注(&amp;M)</translation>
    </message>
    <message>
        <source>Ref&amp;use</source>
        <translation>不采纳(&amp;U)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Se&amp;ttle the doubt</source>
        <translation>处理待核处(&amp;T)</translation>
    </message>
    <message>
        <source>Select a&amp;ll</source>
        <translation>全选(&amp;L)</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>Speaker who is &amp;no person</source>
        <translation>非人物发言方(&amp;N)</translation>
    </message>
    <message>
        <source>Split at the s&amp;entence</source>
        <translation>按句拆分(&amp;E)</translation>
    </message>
    <message>
        <source>Take over what &amp;follows</source>
        <translation>跟着改(&amp;F)</translation>
    </message>
    <message>
        <source>This mention &amp;names…</source>
        <translation>此处人名是指(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>doubts</name>
    <message>
        <source>A Latin letter stands inside Chinese text: {text}</source>
        <translation>中文中夹有拉丁字母：{text}</translation>
    </message>
    <message>
        <source>A paragraph may end here ({percent} % that it goes on)</source>
        <translation>段落可能在此结束（连下去的把握 {percent} %）</translation>
    </message>
    <message>
        <source>A radical stands for an ordinary character: {text}</source>
        <translation>以部首代替了汉字：{text}</translation>
    </message>
    <message>
        <source>A traditional character stands in simplified text: {text}</source>
        <translation>简体文本中夹有繁体字：{text}</translation>
    </message>
    <message>
        <source>It may go on in the next line ({percent} % that it ends)</source>
        <translation>可能接到下一行（在此结束的把握 {percent} %）</translation>
    </message>
    <message>
        <source>It reads {text} here, but the person is called {name}</source>
        <translation>此处作“{text}”，而人物名为“{name}”</translation>
    </message>
    <message>
        <source>Nobody is given as the speaker of this speech</source>
        <translation>讲话缺少发言人</translation>
    </message>
    <message>
        <source>Text was typed at the border of this label: {text}</source>
        <translation>标注边缘有新键入的文字：{text}</translation>
    </message>
    <message>
        <source>The paragraph ends inside a list of names</source>
        <translation>段落在名单中间断开</translation>
    </message>
    <message>
        <source>The paragraph ends without a closing mark</source>
        <translation>段末缺少结束标点</translation>
    </message>
    <message>
        <source>The program is not sure of this correction: {text}</source>
        <translation>更正把握不大：{text}</translation>
    </message>
    <message>
        <source>The program is not sure of this label ({percent} %): {text}</source>
        <translation>标注把握不大（{percent}%）：{text}</translation>
    </message>
    <message>
        <source>The program is not sure of this paragraph ({percent} %)</source>
        <translation>段落把握不大（{percent}%）</translation>
    </message>
    <message>
        <source>These characters stand twice: {text}</source>
        <translation>文字重复：{text}</translation>
    </message>
    <message>
        <source>This character could not be read: {text}</source>
        <translation>字符无法识读：{text}</translation>
    </message>
    <message>
        <source>This looks misread, by what stands about it: {text}</source>
        <translation>据上下文疑为误识：{text}</translation>
    </message>
    <message>
        <source>This meeting has no date</source>
        <translation>会议缺少日期</translation>
    </message>
    <message>
        <source>This meeting has no name</source>
        <translation>会议缺少名称</translation>
    </message>
    <message>
        <source>This raw text stands in no paragraph and nothing says why: {text}</source>
        <translation>原文未归入任何段落，也未注明原因：{text}</translation>
    </message>
    <message>
        <source>This speech has no verb that reports it</source>
        <translation>讲话缺少引述词</translation>
    </message>
    <message>
        <source>This speech has nothing that is said</source>
        <translation>讲话缺少内容</translation>
    </message>
</context>
<context>
    <name>folders</name>
    <message>
        <source>Copy its path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>The folder could not be shown. It is “{}”.</source>
        <translation>无法打开文件夹，它的位置是“{}”。</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>A readable edition: the text with its labels, people, speeches and meetings, to be printed</source>
        <translation>可读版：正文连同标注、人物、发言和会议，可打印</translation>
    </message>
    <message>
        <source>CoNLL: a token and its tag a line, by character or by word, as BIO, BIOES or BMES</source>
        <translation>CoNLL：每行一个单元及其标记，按字或按词，几种标记方式可选</translation>
    </message>
    <message>
        <source>Events: speeches and meetings as flat JSON Lines, with the texts they stand in</source>
        <translation>事件：发言和会议，每行一个 JSON，并附所在正文</translation>
    </message>
    <message>
        <source>Fixed articles as plain text, and pages as Markdown</source>
        <translation>校订后的稿件存为纯文本，版面存为 Markdown</translation>
    </message>
    <message>
        <source>Hugging Face datasets: Parquet and JSON Lines with typed columns, loaded by its folder</source>
        <translation>Hugging Face 数据集：带列类型的 Parquet 和 JSON Lines，按文件夹加载</translation>
    </message>
    <message>
        <source>Label Studio: tasks as JSON, accepted work as annotations and suggestions as predictions</source>
        <translation>Label Studio：任务 JSON，已采纳的为标注，建议为预标注</translation>
    </message>
    <message>
        <source>Line breaks: a line end of the raw text a row, with what it shows and what became of it</source>
        <translation>断行：原始文本的每个行末一行数据，含其特征和处理结果</translation>
    </message>
    <message>
        <source>OCR pairs: raw and fixed text aligned by character, to train the correction of OCR</source>
        <translation>OCR 对照：原始文本与修订文本逐字对齐，用于训练 OCR 纠错</translation>
    </message>
    <message>
        <source>Pages as annotator-page/1, one a line: complete, and read back as they were</source>
        <translation>annotator-page/1 格式，每行一个版面：内容完整，可原样读回</translation>
    </message>
    <message>
        <source>TEI P5: text with names, dates and speeches marked in it, people and meetings in standOff</source>
        <translation>TEI P5：正文中标出人名、日期和发言，人物和会议另列</translation>
    </message>
    <message>
        <source>Tables of articles, people, speeches, meetings and attendance, as CSV for spreadsheets</source>
        <translation>稿件、人物、讲话、会议与出席记录的 CSV 表，可用电子表格打开</translation>
    </message>
    <message>
        <source>WebAnno TSV 3.3, as INCEpTION reads it: a character a row, with spans and relations</source>
        <translation>WebAnno TSV 3.3，供 INCEpTION 读取：每行一字，含标注与关系</translation>
    </message>
    <message>
        <source>brat standoff: .txt and .ann files, with events for speeches and meetings</source>
        <translation>brat：正文与标注分文件，讲话和会议为事件</translation>
    </message>
    <message>
        <source>doccano: JSON Lines with spans, or with relations too</source>
        <translation>doccano：每行一个 JSON，含标注，也可含关系</translation>
    </message>
    <message>
        <source>spaCy: DocBin files by character, all spans in doc.spans and the flat ones in doc.ents</source>
        <translation>spaCy：按字的 DocBin 文件，全部标注在 doc.spans，不重叠的另在 doc.ents</translation>
    </message>
</context>
<context>
    <name>label_commands</name>
    <message>
        <source>No name follows the selected words, so nobody has them as an office.</source>
        <translation>选中文字之后没有人名，无法作为职务。</translation>
    </message>
    <message>
        <source>Nothing here waits for a yes or no.</source>
        <translation>此处没有待定的建议。</translation>
    </message>
    <message>
        <source>Places tagged: %n.</source>
        <translation>已标注 %n 处。</translation>
    </message>
    <message>
        <source>Select the words first.</source>
        <translation>请先选中文字。</translation>
    </message>
    <message>
        <source>There is no label at the caret.</source>
        <translation>光标处没有标注。</translation>
    </message>
    <message>
        <source>There is only this label at the caret.</source>
        <translation>光标处只有这一个标注。</translation>
    </message>
</context>
<context>
    <name>line_commands</name>
    <message>
        <source>Nothing was put back: no characters that were taken out are selected.</source>
        <translation>未放回：选区中没有已移出的文字。</translation>
    </message>
    <message>
        <source>The lines were not appended: click into the paragraph of the text first, then select lines.</source>
        <translation>未接上：请先在文本中点击目标段落，再选择行。</translation>
    </message>
</context>
<context>
    <name>line_ends</name>
    <message>
        <source>A column break: the paragraph goes on elsewhere. Click to end it here.</source>
        <translation>跨栏：段落在别处接续。点按则在此断行。</translation>
    </message>
    <message>
        <source>Nothing of this line is in the text.</source>
        <translation>此行没有文字进入文本。</translation>
    </message>
    <message>
        <source>The paragraph ends here. Click to join it with the next line.</source>
        <translation>断行：段落到此为止。点按则与下一行相接。</translation>
    </message>
    <message>
        <source>The paragraph goes on in the next line. Click to end it here.</source>
        <translation>接行：段落延续到下一行。点按则在此断行。</translation>
    </message>
</context>
<context>
    <name>panel_keys</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Accept, and on to the next</source>
        <translation>采纳并转到下一条</translation>
    </message>
    <message>
        <source>Delete the page</source>
        <translation>删除版面</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空此栏</translation>
    </message>
    <message>
        <source>Go to the place</source>
        <translation>转到该处</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>转到文本</translation>
    </message>
    <message>
        <source>In a field for words of the text</source>
        <translation>取自文本的栏目</translation>
    </message>
    <message>
        <source>In hosts, attendees, mentions</source>
        <translation>主持人、出席人员、提及列表</translation>
    </message>
    <message>
        <source>In speeches, meetings, people</source>
        <translation>讲话、会议、人物面板</translation>
    </message>
    <message>
        <source>In the list of articles</source>
        <translation>稿件列表</translation>
    </message>
    <message>
        <source>In the list of doubts</source>
        <translation>待核列表</translation>
    </message>
    <message>
        <source>In the list of pages</source>
        <translation>版面列表</translation>
    </message>
    <message>
        <source>Merge with the next article</source>
        <translation>与下一篇合并</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>New article of what is chosen</source>
        <translation>所选段落另立一篇</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开版面</translation>
    </message>
    <message>
        <source>Refuse, or remove</source>
        <translation>不采纳或移除</translation>
    </message>
    <message>
        <source>Role, kicker to furniture</source>
        <translation>类别：引题至版面附件</translation>
    </message>
    <message>
        <source>Settle it as the button says</source>
        <translation>按按钮所示处理</translation>
    </message>
    <message>
        <source>Show the words in the text</source>
        <translation>在文本中显示</translation>
    </message>
    <message>
        <source>Split the article here</source>
        <translation>在此拆分稿件</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>To the end of the article</source>
        <translation>移到稿件末尾</translation>
    </message>
    <message>
        <source>To the head of the article</source>
        <translation>移到稿件开头</translation>
    </message>
    <message>
        <source>Use the selected words</source>
        <translation>填入选中的文字</translation>
    </message>
</context>
<context>
    <name>paragraph_keys</name>
    <message>
        <source>The paragraphs were not joined: they belong to two articles. “Join with…” joins them all the same; “Merge with the article before” puts the articles together first.</source>
        <translation>未合并：两段分属两篇稿件。可用“与指定段落合并…”强行合并，或先用“与上一篇合并”合并稿件。</translation>
    </message>
</context>
<context>
    <name>record_commands</name>
    <message>
        <source>No label of a speech or of a meeting is at the caret.</source>
        <translation>光标处没有讲话或会议的标注。</translation>
    </message>
    <message>
        <source>No names were found in the selection.</source>
        <translation>选区中没有找到人名。</translation>
    </message>
    <message>
        <source>Select the words, or put the caret into a label, first.</source>
        <translation>请先选中文字，或将光标置于标注中。</translation>
    </message>
</context>
<context>
    <name>row_commands</name>
    <message>
        <source>Nothing was done: choose rows of the list beside the text first.</source>
        <translation>未执行：请先在文本旁的列表中选择行。</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>A paragraph can&apos;t be joined with itself. Choose another one.</source>
        <translation>段落不能与自身合并，请选择另一段。</translation>
    </message>
    <message>
        <source>A paragraph can&apos;t be refused. Mend it, or take its text out.</source>
        <translation>段落不能“不采纳”。请修改它，或将其文字移出。</translation>
    </message>
    <message>
        <source>A step of the history cannot be read: its entry in the file is damaged.</source>
        <translation>历史中有一步无法读取：它在文件中的记录已损坏。</translation>
    </message>
    <message>
        <source>An article can&apos;t be merged with itself. Choose another one.</source>
        <translation>稿件不能与自身合并，请选择另一篇。</translation>
    </message>
    <message>
        <source>BIO</source>
        <translation>BIO</translation>
    </message>
    <message>
        <source>BIOES</source>
        <translation>BIOES</translation>
    </message>
    <message>
        <source>BMES</source>
        <translation>BMES</translation>
    </message>
    <message>
        <source>How the tokens of a span are tagged.</source>
        <translation>标注里的各个单元怎样标记。</translation>
    </message>
    <message>
        <source>It is no text in UTF-8, UTF-16, GB18030 or Big5. Save it as UTF-8 with the program that made it, then open it again.</source>
        <translation>不是 UTF-8、UTF-16、GB18030 或 Big5 编码的文本。请用原程序另存为 UTF-8，再重新打开。</translation>
    </message>
    <message>
        <source>NUL character</source>
        <translation>空字符</translation>
    </message>
    <message>
        <source>No backup of “{path}” was made</source>
        <translation>没有为“{path}”做备份</translation>
    </message>
    <message>
        <source>No paragraph was made: the page has no article {id!r}.</source>
        <translation>未设为段落：本版没有稿件“{id}”。</translation>
    </message>
    <message>
        <source>No speech was recorded: it needs a cue or a content.</source>
        <translation>未新建讲话：引述词与内容至少要有一项。</translation>
    </message>
    <message>
        <source>No speech was recorded: the page has no person {id!r}.</source>
        <translation>未新建讲话：本版没有人物“{id}”。</translation>
    </message>
    <message>
        <source>Nobody was added: the person has no name.</source>
        <translation>未添加：人物没有姓名。</translation>
    </message>
    <message>
        <source>Nobody was merged: choose at least two people.</source>
        <translation>未合并：请至少选择两个人物。</translation>
    </message>
    <message>
        <source>Nobody was tagged: no name is selected.</source>
        <translation>未标注：没有选中人名。</translation>
    </message>
    <message>
        <source>Nobody was tagged: the selection holds no name.</source>
        <translation>未标注：选区中没有人名。</translation>
    </message>
    <message>
        <source>Nothing was appended: the place lies outside the paragraph.</source>
        <translation>未接上：位置超出段落范围。</translation>
    </message>
    <message>
        <source>Nothing was changed: the chosen lines hold only white space.</source>
        <translation>未更改：所选各行只有空白。</translation>
    </message>
    <message>
        <source>Nothing was changed: the chosen lines lie outside the raw text.</source>
        <translation>未更改：所选各行超出原文范围。</translation>
    </message>
    <message>
        <source>Nothing was exported: give three shares for train, dev and test.</source>
        <translation>没有导出：请给出训练、开发、测试三部分的比例。</translation>
    </message>
    <message>
        <source>Nothing was exported: no page is as asked for. Ask for another status, paper, date or search, or for fewer of them.</source>
        <translation>未导出：没有符合条件的版面。请换用其他状态、报纸、日期或搜索词，或减少条件。</translation>
    </message>
    <message>
        <source>Nothing was exported: nobody brought a segmenter to cut words.</source>
        <translation>没有导出：没有可用的分词器。</translation>
    </message>
    <message>
        <source>Nothing was exported: the folder “{path}” holds other things. Name a new or empty folder, or one that an earlier export filled.</source>
        <translation>未导出：文件夹“{path}”中有其他内容。请指定新文件夹、空文件夹，或以前导出所用的文件夹。</translation>
    </message>
    <message>
        <source>Nothing was exported: you are in “{inside}”, which would be replaced. Leave it, or name another folder.</source>
        <translation>没有导出：您正处在“{inside}”中，它会被替换。请先离开该文件夹，或换一个文件夹。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{format}” does not know {setting}={value}. It knows: {known}.</source>
        <translation>没有导出：“{format}”没有 {setting}={value} 这一选项。可用的有：{known}。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{format}” holds whole pages, and knows neither units nor raw text. Leave those out, or choose another format.</source>
        <translation>未导出：“{format}”存放整版，没有文档单位与原始文本之分。请去掉这些选项，或换一种格式。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{name}” in the folder “{path}” is from no export, and would be lost. Move it elsewhere, or name another folder.</source>
        <translation>未导出：文件夹“{path}”中的“{name}”不是导出生成的，继续会丢失。请将其移到别处，或另选文件夹。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{path}” is a device or a pipe. Choose another name.</source>
        <translation>未导出：“{path}”是设备或管道。请另选名称。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{path}” is a project, or another database. Choose another name.</source>
        <translation>未导出：“{path}”是项目或其他数据库文件。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{path}” is no earlier export. Choose another name, or move that file away.</source>
        <translation>未导出：“{path}”不是先前导出的文件。请另取名称，或先把该文件移走。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{path}” is the name of a file beside a project. Choose another name.</source>
        <translation>未导出：“{path}”是项目旁文件的名称。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was exported: “{path}” is {what}. Choose another name.</source>
        <translation>未导出：“{path}”是{what}。请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing was flipped: no text follows this line.</source>
        <translation>未切换：此行之后没有文字。</translation>
    </message>
    <message>
        <source>Nothing was flipped: no text of this line stands in a paragraph.</source>
        <translation>未切换：此行没有文字归入段落。</translation>
    </message>
    <message>
        <source>Nothing was flipped: the lines stand in one paragraph in another order. Select the lines and append them in the order you want.</source>
        <translation>未切换：这两行在段落中的次序不同。请按所需次序选择各行，再接到段落。</translation>
    </message>
    <message>
        <source>Nothing was labelled: a label has one stretch in a paragraph.</source>
        <translation>未标注：同一标注在一个段落中只能有一处。</translation>
    </message>
    <message>
        <source>Nothing was labelled: no text is selected.</source>
        <translation>未标注：没有选中文字。</translation>
    </message>
    <message>
        <source>Nothing was labelled: the label has no name.</source>
        <translation>未标注：标注没有名称。</translation>
    </message>
    <message>
        <source>Nothing was labelled: the page has no person {id!r}.</source>
        <translation>未标注：本版没有人物“{id}”。</translation>
    </message>
    <message>
        <source>Nothing was labelled: the selection lies outside the text.</source>
        <translation>未标注：选区超出文本范围。</translation>
    </message>
    <message>
        <source>Nothing was learnt: no page is marked as done. Finish a page, mark it as done, and learn then.</source>
        <translation>没有学到任何内容：没有标为完成的版面。请先完成一个版面并标为完成，然后再学习。</translation>
    </message>
    <message>
        <source>Nothing was moved: no paragraph is chosen.</source>
        <translation>未移动：没有选择段落。</translation>
    </message>
    <message>
        <source>Nothing was put back: fixed text holds no control character.</source>
        <translation>未放回：校订文本不能含有控制字符。</translation>
    </message>
    <message>
        <source>Nothing was put back: no characters are chosen.</source>
        <translation>未放回：没有选择文字。</translation>
    </message>
    <message>
        <source>Nothing was put back: some of these characters are in the text.</source>
        <translation>未放回：其中有文字已在文本中。</translation>
    </message>
    <message>
        <source>Nothing was put back: the place lies outside the paragraph.</source>
        <translation>未放回：位置超出段落范围。</translation>
    </message>
    <message>
        <source>Nothing was taken out: these characters are in no paragraph.</source>
        <translation>未移出：这些文字不在任何段落中。</translation>
    </message>
    <message>
        <source>Page furniture is in no article. Set another role first.</source>
        <translation>版面附件不属任何稿件，请先改设类别。</translation>
    </message>
    <message>
        <source>Spans alone, or entities with the relations between them.</source>
        <translation>只有标注，还是实体连同其间的关系。</translation>
    </message>
    <message>
        <source>The article was not changed: {value} can&apos;t be set.</source>
        <translation>稿件未更改：不能设为 {value}。</translation>
    </message>
    <message>
        <source>The article was not split: this is its first paragraph already.</source>
        <translation>稿件未拆分：此段已是首段。</translation>
    </message>
    <message>
        <source>The date {date!r} was not set: write it as 2022-11-21, 2022-11, or 2022-11-21/2022-11-23, or leave it empty where the text leaves it open.</source>
        <translation>日期“{date}”未设置：请写成 2022-11-21、2022-11 或 2022-11-21/2022-11-23；文中未说明时留空。</translation>
    </message>
    <message>
        <source>The date {date!r} was not set: write it as year-month-day, 2022-11-21.</source>
        <translation>日期“{date}”未设置：请写成“年-月-日”，如 2022-11-21。</translation>
    </message>
    <message>
        <source>The export to “{path}” was not written: {said}. Look whether there is room and whether you may write there, or choose another place.</source>
        <translation>未能导出到“{path}”：{said}。请检查磁盘空间和写入权限，或另选位置。</translation>
    </message>
    <message>
        <source>The export was not kept: read back, it is not what was meant ({what}). An earlier export is as it was. Look whether the drive is sound, then export again.</source>
        <translation>导出未保留：回读后内容不符（{what}）。以前的导出保持原样。请检查磁盘是否完好，再重新导出。</translation>
    </message>
    <message>
        <source>The export was not written: a page breaks a rule of the format ({error}). Run `annotator check`, which names it, and mend it.</source>
        <translation>未导出：有版面不符合格式规则（{error}）。请运行 `annotator check` 查明并修正。</translation>
    </message>
    <message>
        <source>The format “{format}” needs a package that is not installed. This brings it: {line}</source>
        <translation>格式“{format}”所需的软件包尚未安装。安装命令：{line}</translation>
    </message>
    <message>
        <source>The format “{name}” of another package can&apos;t be used: {why}. Update or remove that package.</source>
        <translation>其他软件包提供的格式“{name}”无法使用：{why}。请更新或卸载该软件包。</translation>
    </message>
    <message>
        <source>The history of the page “{page}” cannot be followed past a step that does not fit it: {why}</source>
        <translation>版面“{page}”的历史只能追溯到与它不符的一步：{why}</translation>
    </message>
    <message>
        <source>The label was not changed: the new one has no name.</source>
        <translation>标注未更改：新标注没有名称。</translation>
    </message>
    <message>
        <source>The labels of “{page}” were not taken over: no page has its raw text. Import it as a page.</source>
        <translation>“{page}”的标注未并入：没有版面与其原文相同。请作为版面导入。</translation>
    </message>
    <message>
        <source>The labels were not taken over: the page “{page}” has another raw text. Import them with the text they were made on.</source>
        <translation>标注未并入：版面“{page}”的原文不同。请连同标注所依据的文本一起导入。</translation>
    </message>
    <message>
        <source>The labels were not taken over: the page “{page}” holds work done by hand, which they would replace. Import them into a new project, or delete the page first.</source>
        <translation>标注未并入：版面“{page}”已有手工成果，并入会将其覆盖。请导入新项目，或先删除该版面。</translation>
    </message>
    <message>
        <source>The language of what is not the page&apos;s own text.</source>
        <translation>版面正文以外的文字所用的语言。</translation>
    </message>
    <message>
        <source>The last step is not kept in “{path}” yet</source>
        <translation>最后一步尚未存入“{path}”</translation>
    </message>
    <message>
        <source>The lines were not joined: they stand in two articles. Use “Join with…” to join them all the same, or merge the articles first.</source>
        <translation>未接行：两行分属两篇稿件。可用“与指定段落合并…”强行合并，或先合并稿件。</translation>
    </message>
    <message>
        <source>The meeting was not changed: {kind!r} is no kind of meeting.</source>
        <translation>会议未更改：没有“{kind}”这种类型。</translation>
    </message>
    <message>
        <source>The mention was not linked: the page has no person {id!r}.</source>
        <translation>未关联：本版没有人物“{id}”。</translation>
    </message>
    <message>
        <source>The page cannot be made again: no history of it is kept.</source>
        <translation>无法重建该版面：没有保留它的历史。</translation>
    </message>
    <message>
        <source>The page cannot be shown as it was at step {step}: its history begins later.</source>
        <translation>无法显示第 {step} 步时的版面：它的历史从更晚开始。</translation>
    </message>
    <message>
        <source>The page has no article {id!r}; it may have been merged or emptied.</source>
        <translation>本版没有稿件“{id}”，可能已被合并或清空。</translation>
    </message>
    <message>
        <source>The page has no label {id!r}; it may have been removed.</source>
        <translation>本版没有标注“{id}”，可能已被移除。</translation>
    </message>
    <message>
        <source>The page has no meeting {id!r}; it may have been removed.</source>
        <translation>本版没有会议“{id}”，可能已被移除。</translation>
    </message>
    <message>
        <source>The page has no paragraph {id!r}; it may have been joined or removed.</source>
        <translation>本版没有段落“{id}”，可能已被合并或移除。</translation>
    </message>
    <message>
        <source>The page has no person {id!r}; the record may have been merged.</source>
        <translation>本版没有人物“{id}”，可能已被合并。</translation>
    </message>
    <message>
        <source>The page has no speech {id!r}; it may have been removed.</source>
        <translation>本版没有讲话“{id}”，可能已被移除。</translation>
    </message>
    <message>
        <source>The page has no {kind} {id!r}; it may have been removed.</source>
        <translation>本版没有{kind}“{id}”，可能已被移除。</translation>
    </message>
    <message>
        <source>The page was not changed: there is no field {field!r}.</source>
        <translation>版面未更改：没有字段“{field}”。</translation>
    </message>
    <message>
        <source>The page was not changed: {status!r} is no status.</source>
        <translation>版面未更改：没有“{status}”这种状态。</translation>
    </message>
    <message>
        <source>The page was not marked {status}: {count} places of the raw text are in no paragraph, the first of them “{first}”. Put them into a paragraph or take them out.</source>
        <translation>版面未标为“{status}”：原文有 {count} 处未归入段落，第一处是“{first}”。请归入段落或移出。</translation>
    </message>
    <message>
        <source>The page “{page}” cannot be read: its raw text is missing. A new file can be made with what can be saved of it.</source>
        <translation>版面“{page}”无法读取：缺少原文。可以把能保住的内容做成新文件。</translation>
    </message>
    <message>
        <source>The page “{page}” cannot be read: its rows hold what no page can have. A new file can be made with what can be saved of it.</source>
        <translation>版面“{page}”无法读取：其行中有版面不可能有的内容。可以把能保住的内容做成新文件。</translation>
    </message>
    <message>
        <source>The page “{page}” stays in the trash: its text was imported again and is the page “{other}” now. Delete that one first to have this one back.</source>
        <translation>版面“{page}”仍留在回收站：它的文字已重新导入，现在是版面“{other}”。要恢复它，请先删除那一版。</translation>
    </message>
    <message>
        <source>The page “{page}” was not added: its text holds half a character at {offset}. Decode its file again with the right encoding.</source>
        <translation>版面“{page}”未添加：文本第 {offset} 位有残缺字符。请用正确的编码重新解码文件。</translation>
    </message>
    <message>
        <source>The paragraph was not split: the place lies outside of it.</source>
        <translation>段落未拆分：位置超出段落范围。</translation>
    </message>
    <message>
        <source>The person was not changed: a person has a name.</source>
        <translation>人物未更改：姓名不能为空。</translation>
    </message>
    <message>
        <source>The person was not changed: there is no field {field!r}.</source>
        <translation>人物未更改：没有字段“{field}”。</translation>
    </message>
    <message>
        <source>The place lies outside the paragraph.</source>
        <translation>位置超出段落范围。</translation>
    </message>
    <message>
        <source>The record was not changed: the page has no label {id!r}.</source>
        <translation>记录未更改：本版没有标注“{id}”。</translation>
    </message>
    <message>
        <source>The record was not changed: the page has no person {id!r}.</source>
        <translation>记录未更改：本版没有人物“{id}”。</translation>
    </message>
    <message>
        <source>The speech was not changed: it needs a cue or a content.</source>
        <translation>讲话未更改：引述词与内容至少要有一项。</translation>
    </message>
    <message>
        <source>The suggestion rule “{name}” of “{package}” was left out: {why}. Update or remove the package.</source>
        <translation>已略过“{package}”提供的建议规则“{name}”：{why}。请更新或移除该软件包。</translation>
    </message>
    <message>
        <source>The text was not changed: fixed text holds no line break or control character (U+{code:04X}). Split the paragraph instead.</source>
        <translation>文本未更改：校订文本不能含换行或控制字符（U+{code:04X}）。如需分段，请拆分段落。</translation>
    </message>
    <message>
        <source>The text was not changed: the place lies outside the paragraph.</source>
        <translation>文本未更改：位置超出段落范围。</translation>
    </message>
    <message>
        <source>The work was stopped; what was finished stays.</source>
        <translation>任务已停止，已完成的部分会保留。</translation>
    </message>
    <message>
        <source>The {what} was not changed: there is no field {field!r}.</source>
        <translation>{what}未更改：没有字段“{field}”。</translation>
    </message>
    <message>
        <source>There is no file “{path}”. Look for it under another name or in another place.</source>
        <translation>没有文件“{path}”。请检查它是否已改名或移动。</translation>
    </message>
    <message>
        <source>There is no format “{format}” to export. Choose one of {known}.</source>
        <translation>没有导出格式“{format}”。可选：{known}。</translation>
    </message>
    <message>
        <source>There is no page to go back from.</source>
        <translation>没有可以回溯的版面。</translation>
    </message>
    <message>
        <source>There is no page “{page}” in “{path}”.</source>
        <translation>“{path}”中没有版面“{page}”。</translation>
    </message>
    <message>
        <source>There is no recipe “{name}” in this project. It has: {known}.</source>
        <translation>本项目中没有导出方案“{name}”。已有：{known}。</translation>
    </message>
    <message>
        <source>These are no options of an export ({error}). Choose them anew.</source>
        <translation>这不是导出选项（{error}）。请重新选择。</translation>
    </message>
    <message>
        <source>These labels were not taken over: they belong to another raw text. Import them as a page of their own.</source>
        <translation>标注未并入：它们属于另一份原文。请作为单独的版面导入。</translation>
    </message>
    <message>
        <source>What a token is; no word crosses a span&apos;s border.</source>
        <translation>单元是字还是词；词不会跨过标注的边界。</translation>
    </message>
    <message>
        <source>What one pair is; a line is one of raw text.</source>
        <translation>一对文本的范围；“行”指原始文本的一行。</translation>
    </message>
    <message>
        <source>What this project has learnt cannot be read: {why}. Learn anew, or forget it.</source>
        <translation>无法读取本项目已学到的内容：{why}。请重新学习，或将其清除。</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML 文件</translation>
    </message>
    <message>
        <source>XML can&apos;t carry it; a character that stands for it does</source>
        <translation>XML 容纳不了它；由另一个字符代替</translation>
    </message>
    <message>
        <source>[{start}, {end}) is no stretch of a text of {length} characters</source>
        <translation>[{start}, {end}) 超出 {length} 字文本的范围</translation>
    </message>
    <message>
        <source>a PDF</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a cell starts with {first!r}</source>
        <translation>有单元格以“{first}”开头</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a file without a suffix</source>
        <translation>没有扩展名的文件</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a label is begun and never ended</source>
        <translation>有一个标注只有开头没有结尾</translation>
    </message>
    <message>
        <source>a log of another project lies beside it, “{log}”, which may hold work of a project that is not there any more, and would damage a new one. Put that project back, or move the log away.</source>
        <translation>旁边有另一个项目的日志文件“{log}”，其中可能还有那个已不在此处的项目的内容，而且会损坏新项目。请把那个项目放回原处，或把该日志文件移走。</translation>
    </message>
    <message>
        <source>a name that ends in “{end}” is one of a file beside a project. Choose another name.</source>
        <translation>以“{end}”结尾的是项目附属文件的名称。请换一个名称。</translation>
    </message>
    <message>
        <source>a part of it is missing</source>
        <translation>缺少一部分</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>a project of this program</source>
        <translation>本程序的项目文件</translation>
    </message>
    <message>
        <source>a raw character of a correction stands elsewhere too</source>
        <translation>更正中的原文字符又出现在别处</translation>
    </message>
    <message>
        <source>a raw character stands in two pieces</source>
        <translation>同一原文字符出现在两个片段中</translation>
    </message>
    <message>
        <source>a row stands before any text</source>
        <translation>在任何文本之前出现了一行</translation>
    </message>
    <message>
        <source>a spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>a suggestion that nobody accepted yet</source>
        <translation>尚未采纳的建议</translation>
    </message>
    <message>
        <source>a text holds half a character (a lone surrogate). Remove it there.</source>
        <translation>文本中有残缺字符（单个代理码元）。请将其删除。</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>a {status} page has every raw character in a piece or a correction; raw[{start}:{end}] is in none</source>
        <translation>“{status}”的版面，原文每个字符都应在片段或更正中；raw[{start}:{end}] 不在其中</translation>
    </message>
    <message>
        <source>a {suffix} file</source>
        <translation>{suffix} 文件</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>annotation of the same task by another person</source>
        <translation>同一任务由他人所作的另一份标注</translation>
    </message>
    <message>
        <source>another file stands in its place. Put the project back where it was, or save a copy elsewhere.</source>
        <translation>它的位置上现在是另一个文件。请把项目放回原处，或者另存副本到别处。</translation>
    </message>
    <message>
        <source>another program is writing to it. Close that program, or try again in a moment.</source>
        <translation>另一程序正在写入。请关闭该程序，或稍后再试。</translation>
    </message>
    <message>
        <source>another program or window has it open to read. Close it there, and try again.</source>
        <translation>另一个程序或窗口正打开它阅读。请在那里关闭，然后再试。</translation>
    </message>
    <message>
        <source>answer that is no label on text</source>
        <translation>不是文本标注的回答</translation>
    </message>
    <message>
        <source>articles in {part}</source>
        <translation>{part} 部分的稿件</translation>
    </message>
    <message>
        <source>articles: {number}</source>
        <translation>稿件 {number}</translation>
    </message>
    <message>
        <source>at [{start}, {end}) stands “{found}”, not “{words}”</source>
        <translation>[{start}, {end}) 处是“{found}”，不是“{words}”</translation>
    </message>
    <message>
        <source>attribute or note that pages don&apos;t have</source>
        <translation>版面中没有的属性或备注</translation>
    </message>
    <message>
        <source>begins before the sentence before it ends</source>
        <translation>在前一句结束之前就开始了</translation>
    </message>
    <message>
        <source>block</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>byte order mark</source>
        <translation>字节顺序标记</translation>
    </message>
    <message>
        <source>character</source>
        <translation>字</translation>
    </message>
    <message>
        <source>characters not the same</source>
        <translation>不同的字符</translation>
    </message>
    <message>
        <source>characters the same</source>
        <translation>相同的字符</translation>
    </message>
    <message>
        <source>content holds whole sentences with names in them; ask for the label to have it</source>
        <translation>讲话内容为含有人名的整句，需要时请指定导出此标注</translation>
    </message>
    <message>
        <source>control character</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>corrections: {number}</source>
        <translation>更正 {number}</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>内容为空</translation>
    </message>
    <message>
        <source>en</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>ends before its list does</source>
        <translation>在列表结束之前就中断了</translation>
    </message>
    <message>
        <source>event that pages don&apos;t have</source>
        <translation>版面中没有的事件</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>follow the order of their first block</source>
        <translation>次序应与各自首段一致</translation>
    </message>
    <message>
        <source>form feed</source>
        <translation>换页符</translation>
    </message>
    <message>
        <source>full-width space</source>
        <translation>全角空格</translation>
    </message>
    <message>
        <source>furniture, which no article holds</source>
        <translation>版面附件，不属任何稿件</translation>
    </message>
    <message>
        <source>further value of a label</source>
        <translation>标注的其他取值</translation>
    </message>
    <message>
        <source>guess at the encoding</source>
        <translation>编码系推测</translation>
    </message>
    <message>
        <source>has more than {most} labels, which no page has</source>
        <translation>标注超过 {most} 个，没有版面会有这么多</translation>
    </message>
    <message>
        <source>has no block</source>
        <translation>没有段落</translation>
    </message>
    <message>
        <source>has no tab behind its id</source>
        <translation>编号后面没有制表符</translation>
    </message>
    <message>
        <source>has the key {key!r} twice</source>
        <translation>键“{key}”重复</translation>
    </message>
    <message>
        <source>has two parts in one block</source>
        <translation>在同一段落中有两处</translation>
    </message>
    <message>
        <source>has {found} columns, not {meant}</source>
        <translation>有 {found} 列，应为 {meant} 列</translation>
    </message>
    <message>
        <source>holds a NUL character at {offset}</source>
        <translation>在 {offset} 处含有 NUL 字符</translation>
    </message>
    <message>
        <source>holds a carriage return; line ends are \n</source>
        <translation>含有回车符；换行符应为 \n</translation>
    </message>
    <message>
        <source>holds a line break or control character</source>
        <translation>含有换行或控制字符</translation>
    </message>
    <message>
        <source>holds a line break or control character at {offset}</source>
        <translation>第 {offset} 位有换行或控制字符</translation>
    </message>
    <message>
        <source>holds a number of thousands of digits</source>
        <translation>含有长达数千位的数字</translation>
    </message>
    <message>
        <source>holds half a surrogate pair</source>
        <translation>含有单个代理码元</translation>
    </message>
    <message>
        <source>holds half a surrogate pair at {offset}</source>
        <translation>第 {offset} 位有单个代理码元</translation>
    </message>
    <message>
        <source>holds more than one list</source>
        <translation>含有不止一个列表</translation>
    </message>
    <message>
        <source>holds no page</source>
        <translation>不含版面</translation>
    </message>
    <message>
        <source>holds {name}, which is no JSON</source>
        <translation>含有 {name}，不符合 JSON</translation>
    </message>
    <message>
        <source>holds {number}, which is beyond all bounds</source>
        <translation>含有 {number}，超出数值范围</translation>
    </message>
    <message>
        <source>index.csv</source>
        <translation>index.csv</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is longer than {limit} characters, which no page is</source>
        <translation>超过 {limit} 字，没有版面会这么长</translation>
    </message>
    <message>
        <source>is longer than {most} MB, which no page is</source>
        <translation>超过 {most} MB，没有版面会这么长</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is no ISO 8601 date</source>
        <translation>不是 ISO 8601 日期</translation>
    </message>
    <message>
        <source>is no ISO 8601 date, month or interval of them</source>
        <translation>不是 ISO 8601 日期、月份或其区间</translation>
    </message>
    <message>
        <source>is no JSON: a comma or the end of the list is missing</source>
        <translation>不是 JSON：缺少逗号或列表的结尾</translation>
    </message>
    <message>
        <source>is no JSON: {said} at column {column}</source>
        <translation>不是有效的 JSON：第 {column} 列，{said}</translation>
    </message>
    <message>
        <source>is no UTF-8 at byte {offset}</source>
        <translation>第 {offset} 字节处不是 UTF-8</translation>
    </message>
    <message>
        <source>is no attribute: it names nothing</source>
        <translation>不是属性：没有指明对象</translation>
    </message>
    <message>
        <source>is no event: its parts are no pairs of a role and an id</source>
        <translation>不是事件：其组成不是“角色:编号”</translation>
    </message>
    <message>
        <source>is no page: nested too deep</source>
        <translation>不是版面：嵌套过深</translation>
    </message>
    <message>
        <source>is no relation: it has no Arg1 and Arg2</source>
        <translation>不是关系：缺少 Arg1 和 Arg2</translation>
    </message>
    <message>
        <source>is no relation: it has no two ends</source>
        <translation>不是关系：缺少两端</translation>
    </message>
    <message>
        <source>is no stretch of raw</source>
        <translation>不是原文中的一段</translation>
    </message>
    <message>
        <source>is not between 0 and 1</source>
        <translation>不在 0 与 1 之间</translation>
    </message>
    <message>
        <source>is not what the pieces spell</source>
        <translation>与各片段拼成的文字不符</translation>
    </message>
    <message>
        <source>is null exactly when the role is furniture</source>
        <translation>当且仅当类别为版面附件时才可为 null</translation>
    </message>
    <message>
        <source>it can&apos;t be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>it changed while it was read: {why}</source>
        <translation>读取期间文件被改动：{why}</translation>
    </message>
    <message>
        <source>it covers nothing but white space</source>
        <translation>只含空白</translation>
    </message>
    <message>
        <source>it has no article</source>
        <translation>没有稿件</translation>
    </message>
    <message>
        <source>it has no words to hang an event on</source>
        <translation>没有可依附的文字</translation>
    </message>
    <message>
        <source>it has {size} MB, and a file of many pages has {most} at most. Part it into several</source>
        <translation>文件有 {size} MB，而含多个版面的文件最多 {most} MB。请拆成几个文件</translation>
    </message>
    <message>
        <source>it has {size} MB, and a page has {most} at most. Part it into a file for each page</source>
        <translation>文件有 {size} MB，而一个版面最多 {most} MB。请按版面拆成单独的文件</translation>
    </message>
    <message>
        <source>it holds a {kind} “{name}”, which annotator does not make and which could run commands.</source>
        <translation>其中有 {kind}“{name}”，它不是 annotator 所建，可能会执行命令。</translation>
    </message>
    <message>
        <source>it holds nothing but white space</source>
        <translation>只含空白</translation>
    </message>
    <message>
        <source>it is a link that leads to itself. Choose the file that is meant.</source>
        <translation>它是指向自身的链接。请选择真正的文件。</translation>
    </message>
    <message>
        <source>it is from an older version and could not be brought up to date (“{said}”). It is as it was. Look whether another program changed its tables.</source>
        <translation>它来自旧版本，无法升级（“{said}”）。文件保持原样。请看看是否有别的程序改过它的表。</translation>
    </message>
    <message>
        <source>it is open to read only.</source>
        <translation>它以只读方式打开。</translation>
    </message>
    <message>
        <source>it is the backup itself. Choose the project it is a backup of.</source>
        <translation>它就是那份备份本身。请选择它所备份的项目。</translation>
    </message>
    <message>
        <source>it is write-protected. Change the rights of the file and of its folder, or work on a copy.</source>
        <translation>它受写保护。请修改文件及其文件夹的权限，或在副本上工作。</translation>
    </message>
    <message>
        <source>it lies in several stretches, and the format knows one start and one end</source>
        <translation>它分为几段，而该格式只有一个起点和一个终点</translation>
    </message>
    <message>
        <source>it plays no part in a speech or meeting</source>
        <translation>不属于任何发言或会议</translation>
    </message>
    <message>
        <source>it reaches into another article</source>
        <translation>延伸到了另一篇稿件</translation>
    </message>
    <message>
        <source>it tells of the files beside it; give it another name if it is a page</source>
        <translation>它是说明旁边文件的；如果它是版面，请改名</translation>
    </message>
    <message>
        <source>its article is rejected</source>
        <translation>所属稿件已弃用</translation>
    </message>
    <message>
        <source>its block is left out</source>
        <translation>所在段落未导出</translation>
    </message>
    <message>
        <source>its counts are not those of its rows</source>
        <translation>其计数与各行不符</translation>
    </message>
    <message>
        <source>its history before {time} is lost: a step of it is damaged</source>
        <translation>其 {time} 之前的历史已丢失：有一步已损坏</translation>
    </message>
    <message>
        <source>its id is lost: it has another now</source>
        <translation>原编号已丢失，现用新的编号</translation>
    </message>
    <message>
        <source>its index “{name}” is more than a plain one, which could keep work from being kept.</source>
        <translation>其索引“{name}”不是普通索引，可能使改动无法保存。</translation>
    </message>
    <message>
        <source>its label was not asked for</source>
        <translation>未指定导出此标注</translation>
    </message>
    <message>
        <source>its last steps stand in a log beside it, “{log}”, which can&apos;t be read in a folder that may not be written to. Copy both to another folder, and open it there.</source>
        <translation>最后的步骤记在旁边的日志“{log}”里，而该文件夹不可写，日志无法读取。请把两个文件复制到另一个文件夹，在那里打开。</translation>
    </message>
    <message>
        <source>its name, its times or its numbers of doubts and expected actions are not what was written</source>
        <translation>它的名称、时间或存疑数、预计操作数与当初写入的不符</translation>
    </message>
    <message>
        <source>its parts do not touch, and tags have no gaps</source>
        <translation>各部分不相连，而标签不能间断</translation>
    </message>
    <message>
        <source>its raw text is damaged, and nothing has it whole</source>
        <translation>其原文已损坏，别处也没有完整的</translation>
    </message>
    <message>
        <source>its raw text is lost; what stands for it are its paragraphs</source>
        <translation>其原文已丢失，以段落文字代替</translation>
    </message>
    <message>
        <source>its raw text is not what came in</source>
        <translation>其原文与导入时不同</translation>
    </message>
    <message>
        <source>its row is missing</source>
        <translation>缺少它的行</translation>
    </message>
    <message>
        <source>its rows hold what no page can have ({said})</source>
        <translation>其行中有版面不可能有的内容（{said}）</translation>
    </message>
    <message>
        <source>its table “{name}” refers to annotator&apos;s own tables, which could keep work from being kept.</source>
        <translation>其表“{name}”引用了 annotator 自己的表，可能使改动无法保存。</translation>
    </message>
    <message>
        <source>its text begins with a byte order mark inside the file. Take it away there</source>
        <translation>其文本以文件中间的字节顺序标记开头。请在文件中去掉它</translation>
    </message>
    <message>
        <source>its {kind} “{name}” is missing.</source>
        <translation>缺少 {kind}“{name}”。</translation>
    </message>
    <message>
        <source>its {kind} “{name}” is not as annotator makes it.</source>
        <translation>其 {kind}“{name}”与 annotator 所建的不同。</translation>
    </message>
    <message>
        <source>label in several stretches of a line, taken as one</source>
        <translation>一行内分为几段的标注，已合为一段</translation>
    </message>
    <message>
        <source>label on no character</source>
        <translation>没有落在任何字上的标注</translation>
    </message>
    <message>
        <source>label on nothing but white space</source>
        <translation>只落在空白上的标注</translation>
    </message>
    <message>
        <source>label {label}</source>
        <translation>标签“{label}”</translation>
    </message>
    <message>
        <source>labels: {number}</source>
        <translation>标注 {number}</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>line end</source>
        <translation>行末</translation>
    </message>
    <message>
        <source>line ends</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>line ends of unused lines</source>
        <translation>未使用的行的行末</translation>
    </message>
    <message>
        <source>line ends that end a paragraph</source>
        <translation>段落结束的行末</translation>
    </message>
    <message>
        <source>line ends that join</source>
        <translation>与下一行相连的行末</translation>
    </message>
    <message>
        <source>line ends whose paragraph goes on elsewhere</source>
        <translation>段落在别处继续的行末</translation>
    </message>
    <message>
        <source>line or paragraph separator</source>
        <translation>行或段分隔符</translation>
    </message>
    <message>
        <source>line {line}: {rule}</source>
        <translation>第 {line} 行：{rule}</translation>
    </message>
    <message>
        <source>made again by its history, exactly as it was kept last</source>
        <translation>由历史重建，与最后保存时完全一致</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>meetings: {number}</source>
        <translation>会议 {number}</translation>
    </message>
    <message>
        <source>mixed: {counts}</source>
        <translation>混用：{counts}</translation>
    </message>
    <message>
        <source>more than {most} tokens, which no page has</source>
        <translation>词元超过 {most} 个，没有版面会有这么多</translation>
    </message>
    <message>
        <source>more was written than was meant</source>
        <translation>写入的内容多于应写内容</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>应为列表</translation>
    </message>
    <message>
        <source>must be a list of a start and an end</source>
        <translation>应为由起点和终点组成的列表</translation>
    </message>
    <message>
        <source>must be a list of a start, an end and a label</source>
        <translation>应为由起点、终点、标签组成的列表</translation>
    </message>
    <message>
        <source>must be a list of labels</source>
        <translation>应为标签列表</translation>
    </message>
    <message>
        <source>must be a number or null</source>
        <translation>应为数值或 null</translation>
    </message>
    <message>
        <source>must be a string</source>
        <translation>应为字符串</translation>
    </message>
    <message>
        <source>must be a string or null</source>
        <translation>应为字符串或 null</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>应为整数</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>应为对象</translation>
    </message>
    <message>
        <source>must be one of {known}</source>
        <translation>应为下列之一：{known}</translation>
    </message>
    <message>
        <source>must be {format!r}</source>
        <translation>应为“{format}”</translation>
    </message>
    <message>
        <source>must have either raw or text</source>
        <translation>raw 与 text 须有且只有一项</translation>
    </message>
    <message>
        <source>names</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>names no article: {id!r}</source>
        <translation>没有稿件“{id}”</translation>
    </message>
    <message>
        <source>names no block: {id!r}</source>
        <translation>没有段落“{id}”</translation>
    </message>
    <message>
        <source>names no person: {id!r}</source>
        <translation>没有人物“{id}”</translation>
    </message>
    <message>
        <source>names no span: {id!r}</source>
        <translation>没有标注“{id}”</translation>
    </message>
    <message>
        <source>neither its cue nor its content comes along</source>
        <translation>引述词和内容均未导出</translation>
    </message>
    <message>
        <source>no article holds the line</source>
        <translation>该行不属于任何稿件</translation>
    </message>
    <message>
        <source>no article is on it</source>
        <translation>版面上没有稿件</translation>
    </message>
    <message>
        <source>no span of these pages has it</source>
        <translation>这些版面中没有此标签的标注</translation>
    </message>
    <message>
        <source>no table tells of it</source>
        <translation>没有表格记录它</translation>
    </message>
    <message>
        <source>no web page can carry it; a character that stands for it does</source>
        <translation>网页容纳不了它；由另一个字符代替</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none of its characters are in raw</source>
        <translation>它的字都不在原始文本中</translation>
    </message>
    <message>
        <source>nothing of it can be read as a project. Go back to a backup, or ask somebody who knows SQLite.</source>
        <translation>其中没有可作为项目读取的内容。请恢复备份，或请教熟悉 SQLite 的人。</translation>
    </message>
    <message>
        <source>nothing of it can be read, and no backup has it</source>
        <translation>完全无法读取，备份中也没有</translation>
    </message>
    <message>
        <source>nothing says to which article it belongs</source>
        <translation>无法得知它属于哪篇稿件</translation>
    </message>
    <message>
        <source>one of its spans is left out</source>
        <translation>它的一个标注未导出</translation>
    </message>
    <message>
        <source>overlaps a longer or earlier {label} span, and tags can&apos;t nest</source>
        <translation>与更长或更靠前的“{label}”标注重叠，而标签不能嵌套</translation>
    </message>
    <message>
        <source>page</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>page {id}</source>
        <translation>版面 {id}</translation>
    </message>
    <message>
        <source>pages held out</source>
        <translation>留出的版面</translation>
    </message>
    <message>
        <source>pages in {part}</source>
        <translation>{part} 部分的版面</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>对照单位</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>对照文本</translation>
    </message>
    <message>
        <source>paragraphs: {number}</source>
        <translation>段落 {number}</translation>
    </message>
    <message>
        <source>part of a span</source>
        <translation>标注的一部分</translation>
    </message>
    <message>
        <source>people: {number}</source>
        <translation>人物 {number}</translation>
    </message>
    <message>
        <source>pip install annotator[{extra}]</source>
        <translation>pip install annotator[{extra}]</translation>
    </message>
    <message>
        <source>private-use character</source>
        <translation>私用区字符</translation>
    </message>
    <message>
        <source>radical for an ordinary character</source>
        <translation>代替汉字的部首</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>relation of a kind that pages don&apos;t have</source>
        <translation>版面中没有的关系类型</translation>
    </message>
    <message>
        <source>relation of a meeting to a host</source>
        <translation>会议与主持人的关系</translation>
    </message>
    <message>
        <source>relation of a meeting to an attendee</source>
        <translation>会议与参会人的关系</translation>
    </message>
    <message>
        <source>relation of a meeting to another mention of it</source>
        <translation>会议与其他提及处的关系</translation>
    </message>
    <message>
        <source>relation of a meeting to its date</source>
        <translation>会议与日期的关系</translation>
    </message>
    <message>
        <source>relation of a meeting to its place</source>
        <translation>会议与地点的关系</translation>
    </message>
    <message>
        <source>relation of a speech to its speaker</source>
        <translation>讲话与讲话人的关系</translation>
    </message>
    <message>
        <source>relation of a speech to what is said</source>
        <translation>讲话与内容的关系</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>replacement character</source>
        <translation>替代字符</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>scheme</source>
        <translation>标记方式</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>something on the page is not what was written: bytes of it are damaged, or another program changed it</source>
        <translation>版面上有内容与写入时不同：有字节损坏，或被别的程序改过</translation>
    </message>
    <message>
        <source>span</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>spans as tags</source>
        <translation>写成标签的标注</translation>
    </message>
    <message>
        <source>spans in doc.ents</source>
        <translation>写入 doc.ents 的标注</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>speeches</source>
        <translation>讲话</translation>
    </message>
    <message>
        <source>speeches: {number}</source>
        <translation>讲话 {number}</translation>
    </message>
    <message>
        <source>starts with a byte order mark</source>
        <translation>以字节顺序标记开头</translation>
    </message>
    <message>
        <source>structure</source>
        <translation>版面结构</translation>
    </message>
    <message>
        <source>taken as it can be read: something on it is not what was written. Look it through</source>
        <translation>按可读出的内容取用：其中有内容与写入时不同，请查看</translation>
    </message>
    <message>
        <source>taken from the backup “{backup}” and led on by its history, as it was kept last</source>
        <translation>取自备份“{backup}”，并按历史续至最后保存时的状态</translation>
    </message>
    <message>
        <source>taken from the backup “{backup}”, exactly as it was kept last</source>
        <translation>取自备份“{backup}”，与最后保存时完全一致</translation>
    </message>
    <message>
        <source>taken from the backup “{backup}”: what was done after {time} is lost</source>
        <translation>取自备份“{backup}”：{time} 之后的改动已丢失</translation>
    </message>
    <message>
        <source>the backup “{backup}” is damaged, and there is no older sound one. A new file can be made of what is left of that backup.</source>
        <translation>备份“{backup}”已损坏，也没有更早的完好备份。可以用这个备份中残存的内容生成一个新文件。</translation>
    </message>
    <message>
        <source>the backup “{backup}” is damaged. The next older sound one is “{older}”: go back to that.</source>
        <translation>备份“{backup}”已损坏。更早的完好备份是“{older}”，请恢复到那个备份。</translation>
    </message>
    <message>
        <source>the blocks of an article are contiguous</source>
        <translation>同一稿件的段落应相连</translation>
    </message>
    <message>
        <source>the bytes of its file are lost</source>
        <translation>其文件的字节已丢失</translation>
    </message>
    <message>
        <source>the bytes of its file are not what came in</source>
        <translation>其文件的字节与导入时不同</translation>
    </message>
    <message>
        <source>the copy is damaged, as the file is that it was made of, or the drive.</source>
        <translation>副本已损坏：源文件或驱动器有问题。</translation>
    </message>
    <message>
        <source>the drive can only be read. Choose a place on another drive.</source>
        <translation>该磁盘只能读取。请另选磁盘上的位置。</translation>
    </message>
    <message>
        <source>the drive does not answer as it should. Look whether it is still connected and whether there is room on it.</source>
        <translation>磁盘响应异常。请检查磁盘是否已连接、空间是否充足。</translation>
    </message>
    <message>
        <source>the drive does not answer. Look whether it is still connected.</source>
        <translation>磁盘没有响应。请检查它是否仍然连接。</translation>
    </message>
    <message>
        <source>the drive is full. Make room on it.</source>
        <translation>磁盘已满。请腾出空间。</translation>
    </message>
    <message>
        <source>the file cannot be opened. Look whether it and its folder are still there and whether you may write to them.</source>
        <translation>无法打开文件。请检查文件及其文件夹是否存在、是否可写。</translation>
    </message>
    <message>
        <source>the file is damaged in {number} more places</source>
        <translation>文件另有 {number} 处损坏</translation>
    </message>
    <message>
        <source>the file is damaged. A new file can be made of what is sound in it, in its history and in its backups; this one stays as it is.</source>
        <translation>文件已损坏。可以用其中完好的部分、历史和备份另做一个新文件；原文件保持不变。</translation>
    </message>
    <message>
        <source>the file is damaged: {words}</source>
        <translation>文件已损坏：{words}</translation>
    </message>
    <message>
        <source>the file or its folder is not there. Look whether it was moved or deleted, or choose another place.</source>
        <translation>文件或其文件夹不存在。请查看是否已被移走或删除，或另选位置。</translation>
    </message>
    <message>
        <source>the file was changed by another program, or is damaged.</source>
        <translation>文件被别的程序改过，或已损坏。</translation>
    </message>
    <message>
        <source>the file was moved, deleted or replaced while it was open. Put it back where it was.</source>
        <translation>文件在打开期间被移动、删除或替换。请将其放回原处。</translation>
    </message>
    <message>
        <source>the format can&apos;t write it so; in its files it is {name}</source>
        <translation>该格式写不了这个标签；在文件中写作 {name}</translation>
    </message>
    <message>
        <source>the format holds no relations</source>
        <translation>该格式不含关系</translation>
    </message>
    <message>
        <source>the format holds texts alone</source>
        <translation>该格式只含文本</translation>
    </message>
    <message>
        <source>the format tells of it by relations, and it has none</source>
        <translation>该格式只以关系表示，而它没有关系</translation>
    </message>
    <message>
        <source>the format tells of line ends alone</source>
        <translation>该格式只记录行末</translation>
    </message>
    <message>
        <source>the label “{label}” is on nothing</source>
        <translation>标注“{label}”没有落在任何文字上</translation>
    </message>
    <message>
        <source>the last entity has no end</source>
        <translation>最后一个实体没有结束</translation>
    </message>
    <message>
        <source>the name is too long for the drive. Choose a shorter one.</source>
        <translation>名称对该磁盘来说太长。请换一个较短的名称。</translation>
    </message>
    <message>
        <source>the page cannot be read: {why}</source>
        <translation>版面无法读取：{why}</translation>
    </message>
    <message>
        <source>the page has no raw text</source>
        <translation>版面没有原文</translation>
    </message>
    <message>
        <source>the page has no seal: another program wrote it</source>
        <translation>版面没有校验值：由别的程序写入</translation>
    </message>
    <message>
        <source>the project was from an older version, without seals: damage inside a text or a number could not be told from what is sound</source>
        <translation>该项目来自没有校验值的旧版本：文字或数字内部的损坏无法辨别</translation>
    </message>
    <message>
        <source>the rights of the file or of its folder do not allow it. Change them, or choose another place.</source>
        <translation>文件或其文件夹的权限不允许。请更改权限，或另选位置。</translation>
    </message>
    <message>
        <source>the system says “{said}”.</source>
        <translation>系统提示“{said}”。</translation>
    </message>
    <message>
        <source>the table {table} cannot be read: {why}</source>
        <translation>表 {table} 无法读取：{why}</translation>
    </message>
    <message>
        <source>the table {table} could not be read</source>
        <translation>表 {table} 未能读取</translation>
    </message>
    <message>
        <source>the tag {tag!r} follows another</source>
        <translation>标签“{tag}”接在另一标签之后</translation>
    </message>
    <message>
        <source>there is such a file already. Choose another name for the new file.</source>
        <translation>已有同名文件。请为新文件另取名称。</translation>
    </message>
    <message>
        <source>there is such a file already. Choose another name.</source>
        <translation>已有同名文件。请换一个名称。</translation>
    </message>
    <message>
        <source>there is such a file already. Open it, or choose another name.</source>
        <translation>已有同名文件。请打开它，或换一个名称。</translation>
    </message>
    <message>
        <source>there is too little room for it in “{folder}”. Make room there, or choose another folder for backups in the settings.</source>
        <translation>“{folder}”中空间不足。请腾出空间，或在设置中另选存放备份的文件夹。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>what can be read of it was saved; lost: {lost}</source>
        <translation>已保住可读的部分；丢失：{lost}</translation>
    </message>
    <message>
        <source>what can be read of it was saved; no paragraph, label or record is known to be lost</source>
        <translation>已保住可读的部分；未发现段落、标注或记录丢失</translation>
    </message>
    <message>
        <source>what has its name is no file but a folder, a device or a pipe, and stays as it is. Choose another name.</source>
        <translation>同名的不是文件，而是文件夹、设备或管道，保持原样。请另选名称。</translation>
    </message>
    <message>
        <source>when it came in, was kept or was deleted may not be as it was: its row is damaged</source>
        <translation>它的导入、保存或删除时间可能不是原样：它所在的行已损坏</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>you may not write to its folder, where room is needed beside it. Change the rights of the folder, or work on a copy.</source>
        <translation>你无权写入它所在的文件夹，而项目旁边需要存放文件。请更改该文件夹的权限，或在副本上工作。</translation>
    </message>
    <message>
        <source>zh</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>{column} is no time</source>
        <translation>{column} 不是时间</translation>
    </message>
    <message>
        <source>{encoding} · {line_ends}</source>
        <translation>{encoding} · 换行符 {line_ends}</translation>
    </message>
    <message>
        <source>{found} of {meant}</source>
        <translation>{meant} 中的 {found}</translation>
    </message>
    <message>
        <source>{id!r} is no id of brat&apos;s</source>
        <translation>“{id}”不是 brat 的编号</translation>
    </message>
    <message>
        <source>{id!r} stands twice</source>
        <translation>“{id}”重复</translation>
    </message>
    <message>
        <source>{id} is missing</source>
        <translation>缺少 {id}</translation>
    </message>
    <message>
        <source>{id} stands there twice or unasked</source>
        <translation>{id} 重复出现或不该出现</translation>
    </message>
    <message>
        <source>{id}: a span is left out, and nobody says why</source>
        <translation>{id}：有标注未导出却没有说明原因</translation>
    </message>
    <message>
        <source>{kind} “{name}” is not annotator&apos;s own and was left behind</source>
        <translation>{kind}“{name}”不是 annotator 自己的，未带过来</translation>
    </message>
    <message>
        <source>{kind}, which can&apos;t be read yet</source>
        <translation>{kind}，暂不支持读取</translation>
    </message>
    <message>
        <source>{label} span</source>
        <translation>“{label}”标注</translation>
    </message>
    <message>
        <source>{name} holds more than was meant</source>
        <translation>{name} 的内容多于应写内容</translation>
    </message>
    <message>
        <source>{name} was not read: it is no file.</source>
        <translation>未读取 {name}：它不是文件。</translation>
    </message>
    <message>
        <source>{name} was not read: it is {kind}. Give one of {known}.</source>
        <translation>未读取 {name}：它是{kind}。支持的类型：{known}。</translation>
    </message>
    <message>
        <source>{name} was not read: its text {text} is not beside it. Put it there.</source>
        <translation>未读取 {name}：旁边没有它的文本 {text}。请把文本放在旁边。</translation>
    </message>
    <message>
        <source>{name} was not read: {error}</source>
        <translation>未读取 {name}：{error}</translation>
    </message>
    <message>
        <source>{name} was not read: {error}. Nothing of it came in; mend it there.</source>
        <translation>未读取 {name}：{error}。其内容均未导入，请修正文件。</translation>
    </message>
    <message>
        <source>{name} was not read: {why}. Check that the file is there and may be read.</source>
        <translation>未读取 {name}：{why}。请检查文件是否存在、是否可读。</translation>
    </message>
    <message>
        <source>{number} rows of {table} are not what was written</source>
        <translation>表 {table} 有 {number} 行与写入时不同</translation>
    </message>
    <message>
        <source>{number} rows of {table} belong to a page that is not there</source>
        <translation>表 {table} 有 {number} 行所属的版面不存在</translation>
    </message>
    <message>
        <source>{number} rows of {table} refer to a {parent} that is not there</source>
        <translation>表 {table} 有 {number} 行指向不存在的 {parent}</translation>
    </message>
    <message>
        <source>{number} rows of {table} were damaged and were left out</source>
        <translation>表 {table} 有 {number} 行已损坏，未带过来</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{path}: {rule}</source>
        <translation>{path}：{rule}</translation>
    </message>
    <message>
        <source>{user} on {host}, process {pid}, since {since}</source>
        <translation>{host} 上的 {user}，进程 {pid}，始于 {since}</translation>
    </message>
    <message>
        <source>{what} ×{count}</source>
        <translation>{what} ×{count}</translation>
    </message>
    <message>
        <source>{what}: {found} items instead of {meant}</source>
        <translation>{what}：应有 {meant} 项，实有 {found} 项</translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation>{what}：{why}</translation>
    </message>
    <message>
        <source>{why} Its pages can be had without that, in a new file; this one stays as it is.</source>
        <translation>{why}可以不要它，把版面取到一个新文件中；原文件保持不变。</translation>
    </message>
    <message>
        <source>{words} · {noted}</source>
        <translation>{words} · {noted}</translation>
    </message>
    <message>
        <source>“{cell}” is no value</source>
        <translation>“{cell}”不是有效的值</translation>
    </message>
    <message>
        <source>“{folder}”, where it would lie, is no folder. Move that away, or choose another folder for backups in the settings.</source>
        <translation>备份本应放在“{folder}”，但那不是文件夹。请把它移走，或在设置中为备份另选文件夹。</translation>
    </message>
    <message>
        <source>“{line}” is no token with a tag</source>
        <translation>“{line}”不是带标记的词</translation>
    </message>
    <message>
        <source>“{mark}” ends a label that was not begun</source>
        <translation>“{mark}”结束了一个没有开头的标注</translation>
    </message>
    <message>
        <source>“{path}” could not be read</source>
        <translation>无法读取“{path}”</translation>
    </message>
    <message>
        <source>“{path}” has the name of a project&apos;s lock, but is something else. Move it away, or give it another name.</source>
        <translation>“{path}”用的是项目锁文件的名称，但内容是别的东西。请把它移走，或改个名称。</translation>
    </message>
    <message>
        <source>“{path}” is a folder, not a project. Choose a project file.</source>
        <translation>“{path}”是文件夹，不是项目。请选择项目文件。</translation>
    </message>
    <message>
        <source>“{path}” is no file but a device or a pipe. Choose a project file.</source>
        <translation>“{path}”不是文件，而是设备或管道。请选择项目文件。</translation>
    </message>
    <message>
        <source>“{path}” is the project itself. Choose another name for the copy.</source>
        <translation>“{path}”就是项目本身。请为副本另取名称。</translation>
    </message>
    <message>
        <source>“{path}” was not changed</source>
        <translation>“{path}”未更改</translation>
    </message>
    <message>
        <source>“{path}” was not made</source>
        <translation>“{path}”未能创建</translation>
    </message>
    <message>
        <source>“{path}” was not opened</source>
        <translation>“{path}”未能打开</translation>
    </message>
    <message>
        <source>“{path}” was not opened: a newer version of annotator wrote it (schema {version}, this one knows {known}). Update annotator; the file was not changed.</source>
        <translation>“{path}”未能打开：它由更新版的 annotator 写成（其结构版本 {version}，本程序支持到 {known}）。请升级 annotator；文件未被改动。</translation>
    </message>
    <message>
        <source>“{path}” was not opened: it is empty, as a power cut can leave a project that was about to be made, and nothing was kept in it. Remove it and make the project anew.</source>
        <translation>未打开“{path}”：文件是空的，可能是正要新建项目时断电所致，里面从未存过内容。请删除它，再新建项目。</translation>
    </message>
    <message>
        <source>“{path}” was not opened: it is no project of annotator, or its first bytes are damaged. If it was one, a new file can be made of what is left of it; the file was not changed.</source>
        <translation>未打开“{path}”：它不是 annotator 项目，或者文件开头已损坏。如果原是项目，可用其中尚存的内容生成新文件；原文件未改动。</translation>
    </message>
    <message>
        <source>“{path}” was not opened: it is no project of annotator. Choose a project file, or import it into a project; the file was not changed.</source>
        <translation>“{path}”未能打开：它不是 annotator 项目。请选择项目文件，或将其导入项目；文件未被改动。</translation>
    </message>
    <message>
        <source>“{path}” was not opened: it is open elsewhere ({holder}). Go on there, or close it there first; to look at it only, open it read-only.</source>
        <translation>“{path}”未能打开：它已在别处打开（{holder}）。请在那里继续，或先在那里关闭；若只查看，可以只读方式打开。</translation>
    </message>
    <message>
        <source>“{path}” was not restored</source>
        <translation>“{path}”没有恢复</translation>
    </message>
    <message>
        <source>“{room}” beside it is in the way, where the repair would work: it holds something else, which stays as it is. Move it away, or choose another name for the new file.</source>
        <translation>旁边的“{room}”挡住了修复要用的地方：里面是别的内容，保持原样。请把它移走，或给新文件另选名称。</translation>
    </message>
    <message>
        <source>“{said}” is no WebAnno TSV 3; export it as WebAnno TSV 3.3</source>
        <translation>“{said}”不是 WebAnno TSV 3，请导出为 WebAnno TSV 3.3</translation>
    </message>
    <message>
        <source>“{said}” is no number of a token with a start and an end</source>
        <translation>“{said}”不是带起止位置的词号</translation>
    </message>
    <message>
        <source>“{said}” is no type with a start and an end</source>
        <translation>“{said}”不是带起止位置的类型</translation>
    </message>
    <message>
        <source>“{side}” beside it has the name of a log of it, but is no file. Move that away, or give it another name.</source>
        <translation>旁边的“{side}”用了它的日志的名称，却不是文件。请把它移走，或给它改名。</translation>
    </message>
    <message>
        <source>“{tag}” goes on with nothing</source>
        <translation>“{tag}”没有可接续的标注</translation>
    </message>
    <message>
        <source>“{tag}” is no tag</source>
        <translation>“{tag}”不是标记</translation>
    </message>
    <message>
        <source>“{tag}” is not ended</source>
        <translation>“{tag}”没有结束</translation>
    </message>
    <message>
        <source>“{words}” was not put back: these words no longer stand on the page.</source>
        <translation>“{words}”没有放回：这些词句已不在版面上。</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>A step could not be kept: {} It is tried again with the page&apos;s next step.</source>
        <translation>有一步未能保存：{}下次改动该版面时会再试一次。</translation>
    </message>
    <message>
        <source>Nothing is read now: the drive does not answer. What is on the screen can be worked on.</source>
        <translation>现在不读取任何内容：磁盘没有响应。屏幕上的内容可以继续处理。</translation>
    </message>
    <message>
        <source>Nothing was changed: it is open here to read only.</source>
        <translation>没有改动：这里是只读打开。</translation>
    </message>
    <message>
        <source>Something on the page “{}” is not what was written last: bytes of the file are damaged, or another program changed it.</source>
        <translation>版面“{}”上有内容与最后写入时不同：文件有字节损坏，或被别的程序改过。</translation>
    </message>
    <message>
        <source>The drive has not answered for {} seconds. Look whether it is still connected.</source>
        <translation>磁盘已有 {} 秒没有响应。请检查它是否仍然连接。</translation>
    </message>
    <message>
        <source>The page was not deleted: steps before that are not kept yet. Wait until they are.</source>
        <translation>未删除该版面：此前的步骤尚未保存。请等它们保存好。</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Add attendees</source>
        <translation>添加出席人员</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>添加标注</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人物</translation>
    </message>
    <message>
        <source>Append lines</source>
        <translation>接上行</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Change article</source>
        <translation>更改稿件</translation>
    </message>
    <message>
        <source>Change label</source>
        <translation>更改标注</translation>
    </message>
    <message>
        <source>Change meeting</source>
        <translation>更改会议</translation>
    </message>
    <message>
        <source>Change page</source>
        <translation>更改版面属性</translation>
    </message>
    <message>
        <source>Change person</source>
        <translation>更改人物</translation>
    </message>
    <message>
        <source>Change speech</source>
        <translation>更改讲话</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete page</source>
        <translation>删除版面</translation>
    </message>
    <message>
        <source>Fill meeting</source>
        <translation>填写会议</translation>
    </message>
    <message>
        <source>Fill speech</source>
        <translation>填写讲话</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Join paragraphs</source>
        <translation>合并段落</translation>
    </message>
    <message>
        <source>Link mention</source>
        <translation>关联人物</translation>
    </message>
    <message>
        <source>Make paragraph</source>
        <translation>设为段落</translation>
    </message>
    <message>
        <source>Merge articles</source>
        <translation>合并稿件</translation>
    </message>
    <message>
        <source>Merge people</source>
        <translation>合并人物</translation>
    </message>
    <message>
        <source>Move article</source>
        <translation>移动稿件</translation>
    </message>
    <message>
        <source>Move paragraphs</source>
        <translation>移动段落</translation>
    </message>
    <message>
        <source>Move text</source>
        <translation>移动文字</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新稿件</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回文本</translation>
    </message>
    <message>
        <source>Put page back</source>
        <translation>放回版面</translation>
    </message>
    <message>
        <source>Record meeting</source>
        <translation>新建会议</translation>
    </message>
    <message>
        <source>Record speech</source>
        <translation>新建讲话</translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation>重做：{}</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>Remove label</source>
        <translation>移除标注</translation>
    </message>
    <message>
        <source>Remove meeting</source>
        <translation>移除会议</translation>
    </message>
    <message>
        <source>Remove person</source>
        <translation>移除人物</translation>
    </message>
    <message>
        <source>Remove speech</source>
        <translation>移除讲话</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Resize label</source>
        <translation>调整标注范围</translation>
    </message>
    <message>
        <source>Set role</source>
        <translation>设置类别</translation>
    </message>
    <message>
        <source>Split article</source>
        <translation>拆分稿件</translation>
    </message>
    <message>
        <source>Split paragraph</source>
        <translation>拆分段落</translation>
    </message>
    <message>
        <source>Tag person</source>
        <translation>标注人物</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>恢复到早先</translation>
    </message>
    <message>
        <source>Take back from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出文本</translation>
    </message>
    <message>
        <source>Take out of the trash</source>
        <translation>从回收站放回</translation>
    </message>
    <message>
        <source>Take over suggestions</source>
        <translation>填入建议</translation>
    </message>
    <message>
        <source>Take over what follows</source>
        <translation>跟着改</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>键入</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>撤销：{}</translation>
    </message>
</context>
<context>
    <name>text_hint</name>
    <message>
        <source>No page is open. Import files with {import_files}.</source>
        <translation>没有打开的版面。按 {import_files} 导入文件。</translation>
    </message>
    <message>
        <source>Nothing is fixed yet. {suggest} fixes and suggests; or select lines of the raw text and make them a paragraph with {make_paragraph}.</source>
        <translation>尚未校订。按 {suggest} 自动校订并生成建议；或在原文中选择若干行，按 {make_paragraph} 设为段落。</translation>
    </message>
    <message>
        <source>This page holds no text.</source>
        <translation>本版没有文字。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Advert</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>简讯</translation>
    </message>
    <message>
        <source>By</source>
        <translation>署</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Capt.</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Ceremony</source>
        <translation>仪式</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Commentary</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>讲话内容</translation>
    </message>
    <message>
        <source>Cred.</source>
        <translation>摄</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>图片署名</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>引述词</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Furn.</source>
        <translation>附</translation>
    </message>
    <message>
        <source>Furniture</source>
        <translation>版面附件</translation>
    </message>
    <message>
        <source>Furniture, in no article</source>
        <translation>版面附件</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>主</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>专访</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>转版</translation>
    </message>
    <message>
        <source>Kick.</source>
        <translation>引</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>引题</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>手工标注</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Meeting name</source>
        <translation>会议名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>News</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>公告</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Other event</source>
        <translation>其他活动</translation>
    </message>
    <message>
        <source>Other kind</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>弃用</translation>
    </message>
    <message>
        <source>Sect.</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列报道</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>发言人</translation>
    </message>
    <message>
        <source>Sub</source>
        <translation>副</translation>
    </message>
    <message>
        <source>Subheadline</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>调研</translation>
    </message>
</context>
</TS>
